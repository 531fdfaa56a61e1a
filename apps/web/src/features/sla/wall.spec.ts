import type { Clock, Ticket } from '../../api/types';
import { type Answers, columnNames, counter, fit, mayBeMore, MOST, quietOf, wallOf } from './wall';

const now = Date.parse('2026-11-25T12:00:00Z');
const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();
const clock = (more: Partial<Clock>): Clock => ({
  state: 'running',
  due_at: null,
  met_at: null,
  breached_at: null,
  used_seconds: 0,
  ...more,
});
const ticket = (id: string, dueIn: number | null, more: Partial<Ticket> = {}): Ticket =>
  ({
    id,
    assigned_department: 'support',
    response_sla_hours: 8,
    resolution_sla_hours: 72,
    sla: {
      response: clock({ state: 'met' }),
      resolution: clock(dueIn === null ? { state: 'paused' } : { state: dueIn < 0 ? 'breached' : 'running', due_at: at(dueIn) }),
      escalation_level: 0,
    },
    ...more,
  }) as Ticket;
/** As the desk answers for each column. */
const answersOf = (tickets: readonly Ticket[]): Answers =>
  columnNames.map((name) => ({
    name,
    tickets: tickets.filter((one) => (one.assigned_department ?? 'none') === name).slice(0, MOST),
  }));
const order = (tickets: readonly Ticket[]) =>
  wallOf(answersOf(tickets), now).map(({ name, rows }) => `${name}:${rows.map((row) => row.ticket.id).join('')}`);

describe('the wall', () => {
  it('has the longest late on top, then what breaches next', () =>
    expect(order([ticket('a', 600), ticket('b', -60), ticket('c', -3_600), ticket('d', 60)])).toEqual(['support:cbda']));
  it('has a column for each department with a running clock, and one for none', () =>
    expect(order([ticket('a', 60, { assigned_department: null }), ticket('b', 60, { assigned_department: 'sales' })])).toEqual([
      'sales:b',
      'none:a',
    ]));
  it('leaves out what stands still', () => expect(order([ticket('a', null)])).toEqual([]));
  it('counts late, at risk and in time', () =>
    expect(wallOf(answersOf([ticket('a', -1), ticket('b', 3_600), ticket('c', 200_000)]), now)).toMatchObject([
      { late: 1, soon: 1, fine: 1 },
    ]));
  it('calls no department quiet because another is long late, and does not count what it was not given', () => {
    const late = Array.from({ length: 250 }, (_, at) => ticket(`late-${at}`, -at - 1));
    const answers = answersOf([...late, ticket('sale', 300, { assigned_department: 'sales' })]);
    const columns = wallOf(answers, now);
    expect(columns).toMatchObject([
      { name: 'support', late: MOST, isCut: true },
      { name: 'sales', soon: 1, isCut: false },
    ]);
    expect(columns.map((column) => mayBeMore(column, 'late'))).toEqual([true, false]);
    expect(quietOf(answers, columns)).toEqual(['technical', 'billing', 'management']);
  });
});

it.each([
  [3_849, '1:04:09'],
  [59, '0:00:59'],
  [0, '+0:00:00'],
  [-750, '+0:12:30'],
  [200_000, '55:33:20'],
])('%d seconds away reads %s', (away, text) => expect(counter(now + away * 1_000, now)).toBe(text));

describe('as many as fit', () => {
  const sizes = { row: 100, line: 30 };
  it.each([
    [4, 400, { rows: 4, more: 0 }],
    [5, 400, { rows: 3, more: 2 }],
    [5, 430, { rows: 4, more: 1 }],
    [5, 20, { rows: 1, more: 4 }],
  ])('%d rows in %d pixels', (count, height, expected) => expect(fit(count, height, sizes)).toEqual(expected));
});
