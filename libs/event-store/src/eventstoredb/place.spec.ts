import { comparePositions } from '../port';
import { isAfter, isPlausible, toPosition, toRevision, toText } from './place';

describe('places in EventStoreDB', () => {
  it('are the same after a journey through text', () => {
    for (const position of [
      { commit: 0n, prepare: 0n },
      { commit: 2n ** 63n - 1n, prepare: 5n },
    ])
      expect(toPosition(toText(position))).toEqual(position);
  });

  it('are ordered as numbers, the commit position first', () => {
    const inOrder = [
      [9n, 9n],
      [10n, 0n],
      [10n, 9n],
      [10n, 10n],
      [2n ** 60n, 1n],
    ].map(([commit = 0n, prepare = 0n]) => toText({ commit, prepare }));
    expect([...inOrder].reverse().sort(comparePositions)).toEqual(inOrder);
    expect(isAfter('10/9', '10/0')).toBe(true);
    expect(isAfter('10/9', '10/9')).toBe(false);
    expect(isAfter('0/0', null)).toBe(true);
  });

  it.each(['', '12', '1/', '-1/-1', '1/2/3', '1/x', `${'9'.repeat(20)}/1`])('"%s" is none', (text) => {
    expect(() => toPosition(text)).toThrow(RangeError);
  });

  it('are not beyond what a log can have', () => {
    expect(isPlausible({ commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n })).toBe(false);
    expect(isPlausible({ commit: 1n, prepare: 0n })).toBe(true);
  });

  it('have revisions that a number holds exactly, or none', () => {
    expect(toRevision(0n)).toBe(0);
    expect(toRevision(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => toRevision(2n ** 53n)).toThrow(RangeError);
  });
});
