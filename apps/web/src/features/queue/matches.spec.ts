import type { ListQuery } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
import { isCertain, matches, placeOf, standsBefore } from './matches';
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

describe('a list sorted by', () => {
  const undue = ticketOf('3', { sla: { response: null, resolution: null, escalation_level: 0 } });
  it.each<[string, string, ListedTicket, ListedTicket]>([
    ['priority has the low one first', 'priority', ticketOf('1', { priority: 'low' }), ticketOf('2', { priority: 'high' })],
    ['priority, the other way, the urgent one', '-priority', ticketOf('1', { priority: 'urgent' }), ticketOf('2')],
    ['opening has the older one first', 'created_at', ticketOf('1', { created_at: '2026-11-24T08:00:00.000Z' }), ticketOf('2')],
    ['what is due has what is not due last', 'due_at', ticketOf('1'), undue],
    ['what is due, the other way, has it last, too', '-due_at', ticketOf('1'), undue],
  ])('%s', (_, sort, one, other) => {
    expect([standsBefore(one, other, sort), standsBefore(other, one, sort)]).toEqual([true, false]);
  });
  it('one thing tells nothing of two that are equal in it', () => expect(standsBefore(undue, undue, 'due_at')).toBe(false));
});

describe('how a ticket stands', () => {
  const answered = clock({ state: 'met', due_at: null, met_at: '2026-11-25T15:00:00.000Z' });
  const sla = { response: answered, resolution: clock(), escalation_level: 1 };

  it('can’t be said when one clock has stopped, and the level may be its', () => {
    expect(isCertain({ sla: 'at_risk' }, ticketOf('1', { sla }))).toBe(false);
    expect(isCertain({ sla: 'ok' }, ticketOf('1', { sla }))).toBe(false);
  });
  it('can be said of what was missed, all the same', () =>
    expect(matches({ sla: 'breached' }, ticketOf('1', { sla }))).toBe(false));
  it.each([
    ['no level was reached', { ...sla, escalation_level: 0 }],
    ['all have stopped', { ...sla, resolution: answered }],
    ['none has stopped', { ...sla, response: clock() }],
  ])('can be said when %s', (_, more) => expect(isCertain({ sla: 'at_risk' }, ticketOf('1', { sla: more }))).toBe(true));
});
