import { changesSince, conflicting } from './changed-since';
import { anna, bram, happened, opened } from './timeline-for-spec';

const edited = (minute: number, changes: object, actor: typeof anna | typeof bram = bram) =>
  happened(minute, 'TicketEdited', { changes }, { actor });

describe('what changed since a revision', () => {
  it('are the ticket’s own events after it; those of clocks and mails do not count', () => {
    const late = edited(3, { subject: 'New' });
    const items = [
      opened(),
      happened(0, 'ClockStarted', {}, { service: 'sla-monitor' }),
      edited(1, { category: 'billing' }),
      late,
    ];
    expect(changesSince(items, 1)).toEqual([late]);
    expect(changesSince(items, 2)).toEqual([]);
  });

  it('counts in the order of recording, whenever it is said to have happened', () => {
    const backdated = happened(9, 'StatusChanged', {}, { occurred_at: '2026-11-25T09:00:00.000Z' });
    expect(changesSince([backdated, opened()], 0)).toEqual([backdated]);
  });
});

describe('a change of somebody else conflicts', () => {
  it.each([
    ['with the same field', edited(1, { subject: 'Theirs' }), 1],
    ['not with another field', edited(1, { category: 'billing' }), 0],
    ['not when it is one’s own', edited(1, { subject: 'Mine' }, anna), 0],
  ])('%s', (_, change, count) => expect(conflicting([change], ['subject'], anna.id)).toHaveLength(count));

  it('by assignment, also where only the other half of it is edited', () =>
    expect(conflicting([happened(1, 'TicketAssigned', {}, { actor: bram })], ['assigned_to'], anna.id)).toHaveLength(1));
  it('by an escalation that raised the priority', () => {
    const actor = { kind: 'system', id: 'sla-monitor', name: 'SLA monitor' } as const;
    expect(conflicting([happened(1, 'PriorityChanged', {}, { actor })], ['priority'], anna.id)).toHaveLength(1);
  });
});
