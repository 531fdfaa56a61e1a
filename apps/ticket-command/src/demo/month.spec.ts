import {
  type Department,
  demoBrand,
  demoCases,
  demoTicketId,
  type Ticket,
  type TicketState,
  withDemoBrand,
} from '@eventdesk/contracts';
import { evolveTicket, initialTicket } from '@eventdesk/domain';
import { defaultDesk } from '@eventdesk/testing';
import { everyCase, type Month, storiesOf, tell } from './month';

const config = withDemoBrand(defaultDesk());
const end = '2026-11-25T17:20:00.000Z';
const monthOf = (generation: number): Month => ({ config, entityId: demoBrand.id, generation, end });
const count = <T>(of: readonly T[], matches: (one: T) => boolean) => of.filter(matches).length;

describe('the demo month', () => {
  const month = monthOf(1);
  const stories = Array.from({ length: demoCases }, (_, index) => storiesOf(month, index)).flat();
  const tickets = stories.map(({ events }) => events.reduce<TicketState>(evolveTicket, initialTicket) as Ticket);

  it('is the same for the same generation and end, and another one for another', () => {
    const ids = new Set(stories.map(({ ticket_id }) => ticket_id));
    for (const index of [0, 77, 230]) {
      const other = storiesOf(monthOf(2), index);
      expect(other.filter(({ ticket_id }) => ids.has(ticket_id))).toEqual([]);
      const again = storiesOf(monthOf(1), index);
      expect(again).toEqual(stories.filter(({ ticket_id }) => again.some((one) => one.ticket_id === ticket_id)));
    }
  });

  it.each([1, 2, 4])('asks for nothing that the desk refuses (generation %i)', (generation) => {
    const other = monthOf(generation);
    expect(everyCase(other).flatMap((one) => tell(other, one).flatMap(({ refused }) => refused))).toEqual([]);
  });

  it('begins thirty days before its end, is told in order, and tells nothing of the future', () => {
    expect([stories[0]?.ticket_id, stories[0]?.events[0]?.occurred_at]).toEqual([demoTicketId(1, 0), '2026-10-26T17:20:00.000Z']);
    for (const { events } of stories) {
      const instants = events.map(({ occurred_at }) => occurred_at);
      expect(instants).toEqual([...instants].sort());
      expect(instants.filter((at) => at > end)).toEqual([]);
    }
  });

  it('has tickets of every kind, and whole lives of them', () => {
    const least = { support: 100, sales: 45, inquiry: 20 };
    for (const [type, wanted] of Object.entries(least))
      expect(count(tickets, ({ ticket_type }) => ticket_type === type)).toBeGreaterThan(wanted);
    expect(count(tickets, ({ sales_stage }) => sales_stage === 'won')).toBeGreaterThan(5);
    expect(count(tickets, ({ sales_stage }) => sales_stage === 'lost')).toBeGreaterThan(3);
    expect(count(tickets, ({ satisfaction_rating }) => satisfaction_rating !== null)).toBeGreaterThan(30);
    expect(count(tickets, ({ related }) => related.some(({ relation }) => relation === 'referred_from'))).toBeGreaterThan(3);
    expect(new Set(stories.flatMap(({ events }) => events.map(({ type }) => type)))).toEqual(
      new Set([
        ...['TicketOpened', 'TicketAssigned', 'TicketRated', 'TicketConverted', 'TicketReferred'],
        ...['StatusChanged', 'PriorityChanged', 'SalesStageChanged', 'ReplyAdded', 'NoteAdded'],
      ]),
    );
  });

  it('leaves a living desk: new, open, pending, unassigned, in every department', () => {
    for (const wanted of ['new', 'open', 'pending']) expect(count(tickets, ({ status }) => status === wanted)).toBeGreaterThan(5);
    expect(count(tickets, ({ status, assigned_to }) => status === 'new' && assigned_to === null)).toBeGreaterThan(5);
    const departments = new Set(tickets.map(({ assigned_department }) => assigned_department));
    const expected: Department[] = ['support', 'technical', 'billing', 'sales', 'management'];
    expect(expected.filter((department) => !departments.has(department))).toEqual([]);
    const agents = new Set(tickets.flatMap(({ assigned_to }) => assigned_to ?? []));
    expect([agents.size, [...agents].every((agent) => agent.endsWith('@voltbaan.example'))]).toEqual([5, true]);
  });

  it('leaves no word unfilled', () => {
    expect(stories.flatMap(({ events }) => JSON.stringify(events).match(/\{\w+\}/g) ?? [])).toEqual([]);
  });
});
