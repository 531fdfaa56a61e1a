import { derivedId, streams } from '@eventdesk/contracts';
import { Collected } from '../collected.for-spec';
import { createOut } from '../out';
import { NOW, SmallDesk, support } from '../small-desk.for-spec';
import { UsageError } from '../usage-error';
import { type ReportOrder, showReport } from './report';

let desk: SmallDesk;
let seen: Collected;
beforeEach(async () => {
  desk = await SmallDesk.opened();
  seen = new Collected();
});
afterEach(() => desk.close());

const all: ReportOrder = { from: undefined, to: undefined, by: 'type', time_zone: 'Europe/Amsterdam' };
const report = (order: Partial<ReportOrder> = {}) =>
  showReport({ store: desk.store, now: () => NOW, out: createOut(seen.streams, false, () => 0) }, { ...all, ...order });

/** The customer's first answer came after two hours and a half of the eight promised. */
const isAnswered = async () => {
  const metric = 'response' as const;
  const promise = { policy: 'plain', policy_version: '1', calendar: { kind: 'always' as const }, tzdata: '2025a' };
  const targets = { priority: 'normal', target_seconds: 28_800, targets_by_priority: {}, pauses_in: [], escalation: [] };
  const started = { metric, ticket_revision: 0, ...promise, ...targets } as never;
  const at = (occurred_at: string) => ({ ticket_id: support, occurred_at });
  await desk.append(streams.sla(support), { type: 'ClockStarted', data: started }, at('2025-03-01T09:00:00.000Z'));
  const met = { metric, ticket_revision: 1, used_seconds: 9_000 } as never;
  await desk.append(streams.sla(support), { type: 'ClockMet', data: met }, at('2025-03-01T11:30:00.000Z'));
};

describe('a report', () => {
  it('counts what was opened and resolved, how long it took, and the backlog of each day', async () => {
    await isAnswered();
    await desk.move(support, '2025-03-04T23:30:00.000Z', { from: 'open', to: 'resolved' });
    const { total, groups, days, from } = await report({ to: '2025-03-06T00:00:00.000Z' });
    expect(from).toBe('2025-03-01T09:00:00.000Z');
    expect(total).toMatchObject({ opened: 2, resolved: 1, response_met: 1, response_breached: 0 });
    expect(groups).toMatchObject([
      { group: 'sales', opened: 1, resolved: 0, response: { median_seconds: null, met: 0 } },
      { group: 'support', opened: 1, resolved: 1, response: { median_seconds: 9_000, p90_seconds: 9_000, met: 1 } },
    ]);
    // Half past eleven at night in London is the next day in Amsterdam.
    expect(days.map(({ day, opened, resolved, backlog }) => [day, opened, resolved, backlog])).toEqual([
      ['2025-03-01', 1, 0, 1],
      ['2025-03-02', 1, 0, 2],
      ['2025-03-03', 0, 0, 2],
      ['2025-03-04', 0, 0, 2],
      ['2025-03-05', 0, 1, 1],
      ['2025-03-06', 0, 0, 1],
    ]);
    expect(seen.answers()).toMatch(/^Opened from .*: 2 tickets, 1 of them resolved\n/);
    expect(seen.answers()).toMatch(/^support +1 +1 +2:30 +2:30 +1 +0 +– +– +0 +0$/m);
    expect(seen.answers()).toMatch(/^2025-03-05 +0 +1 +1$/m);
  });

  it('is of the tickets opened in the period', async () => {
    const { groups, days } = await report({
      ...{ from: '2025-03-02T00:00:00.000Z', to: '2025-03-03T00:00:00.000Z' },
      ...{ by: 'department', time_zone: 'UTC' },
    });
    expect(groups).toMatchObject([{ group: 'technical', opened: 1, resolved: 0 }]);
    expect(days).toEqual([{ day: '2025-03-02', opened: 1, resolved: 0, backlog: 2 }]);
  });

  it('reads the log, whatever the live views hold', async () => {
    await desk.open(derivedId('third'), '2025-03-04T09:00:00.000Z');
    expect((await report()).total.opened).toBe(3);
  });

  it('covers what a desk with a clock of its own did in the machine’s future', async () => {
    await desk.open(derivedId('later'), '2031-03-04T09:00:00.000Z');
    expect(await report()).toMatchObject({ to: '2031-03-04T09:00:00.001Z', total: { opened: 3 } });
  });

  it('asks for a period that ends after it begins', () =>
    expect(report({ from: '2025-03-02T00:00:00.000Z', to: '2025-03-02T00:00:00.000Z' })).rejects.toThrow(UsageError));
});
