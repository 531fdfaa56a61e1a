import { byWeek, changeOf, type Day, isByWeek, keptShare, totalsOf } from './figures';

const days = (count: number): Day[] =>
  Array.from({ length: count }, (_, at) => ({ day: `day ${at}`, opened: 1, resolved: 2, backlog: at }));

describe('the days of a report', () => {
  it.each([
    ['a quarter', 92, 'wide'],
    ['a month on a phone', 31, 'narrow'],
  ] as const)('are told apart up to %s, then put together by week', (_, most, width) =>
    expect([isByWeek(days(most), width), isByWeek(days(most + 1), width)]).toEqual([false, true]),
  );
  it('lose nothing by the week, and keep the backlog of its end', () =>
    expect(byWeek(days(9))).toEqual([
      { day: 'day 0', opened: 7, resolved: 14, backlog: 6 },
      { day: 'day 7', opened: 2, resolved: 4, backlog: 8 },
    ]));
  it('sum up, but for the backlog', () => expect(totalsOf(days(3))).toEqual({ opened: 3, solved: 6, backlog: 2 }));
  it('may be none', () => expect(totalsOf([])).toEqual({ opened: 0, solved: 0, backlog: 0 }));
});

describe('a share of promises kept', () => {
  it('is of those that came due', () => expect(keptShare(3, 1)).toBe(0.75));
  it('is unknown while none has', () => expect(keptShare(0, 0)).toBeNull());
});

it.each([
  [5, 3, { by: 2, direction: 'more' }],
  [3, 5, { by: 2, direction: 'less' }],
  [5, 5, { by: 0, direction: 'same' }],
  [null, 5, null],
  [5, null, null],
])('%p after %p is %p', (now, before, expected) => expect(changeOf(now, before)).toEqual(expected));
