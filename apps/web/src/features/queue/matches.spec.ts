import type { ListQuery } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
import { matches, placeOf } from './matches';
import { clock, ticketOf } from './ticket-for-spec';

const missed = { response: clock({ state: 'breached', breached_at: '2026-11-25T16:00:00.000Z' }), resolution: clock() };

describe('a changed ticket', () => {
  it.each<[string, ListQuery, Partial<ListedTicket>]>([
    ['belongs to a list of its status', { status: 'new,open' }, {}],
    ['belongs to the list of its owner', { assigned_to: 'anna' }, { assigned_to: 'anna' }],
    ['belongs to nobody’s', { assigned_to: 'none' }, {}],
    ['belongs to the list of its tag', { tag: 'vip' }, { tags: ['vip'] }],
    ['belongs to its brand by name or id', { business_entity_id: 'chargecars' }, {}],
    ['belongs to those missed once one clock was', { sla: 'breached' }, { sla: { ...missed, escalation_level: 2 } }],
    [
      'belongs to those at risk once a level was reached',
      { sla: 'at_risk' },
      { sla: { ...ticketOf('1').sla, escalation_level: 1 } },
    ],
    ['belongs to the day of its opening', { opened_from: '2026-11-25T00:00:00.000Z', opened_to: '2026-11-26T00:00:00.000Z' }, {}],
    ['found by words is taken to be found still', { q: 'cable' }, {}],
  ])('%s', (_, query, more) => expect(matches(query, ticketOf('1', more))).toBe(true));

  it.each<[string, ListQuery, Partial<ListedTicket>]>([
    ['that was resolved has left the unsolved', { status: 'new,open' }, { status: 'resolved' }],
    ['that was taken has left the unassigned', { assigned_to: 'none' }, { assigned_to: 'anna' }],
    ['of another department', { assigned_department: 'sales' }, {}],
    ['without department', { assigned_department: 'sales' }, { assigned_department: null }],
    ['missed is not at risk any more', { sla: 'at_risk' }, { sla: { ...missed, escalation_level: 2 } }],
    ['of another type, priority or category', { type: 'sales' }, {}],
    ['opened the day after', { opened_to: '2026-11-25T08:00:00.000Z' }, {}],
  ])('%s does not belong', (_, query, more) => expect(matches(query, ticketOf('1', more))).toBe(false));
});

describe('where a ticket stands', () => {
  it('is by the clock due first', () => expect(placeOf(ticketOf('1'), 'due_at')).toBe('2026-11-25T16:00:00.000Z'));
  it.each([
    ['-priority', 'normal'],
    ['created_at', '2026-11-25T08:00:00.000Z'],
    ['-updated_at', '2026-11-25T08:00:00.000Z'],
  ])('is by what is sorted by: %s', (sort, place) => expect(placeOf(ticketOf('1'), sort)).toBe(place));
});
