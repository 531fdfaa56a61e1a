import type { TicketCommand } from '@eventdesk/contracts';
import { aCommand, aFact, aMove, anId, anOpened, anOpening, defaultDesk, given, hoursLater } from '@eventdesk/testing';
import { ticketDecider } from './decide';

const decider = ticketDecider(defaultDesk());
const remove = aCommand({ type: 'RemoveTicket', data: { reason: 'Spam' } });
const removed = aFact({ type: 'TicketRemoved', data: { reason: 'Spam' } }, hoursLater(1));

describe('removing a ticket', () => {
  it.each(['new', 'open', 'pending', 'resolved', 'closed', 'cancelled'] as const)(
    'is possible while it is %s, and leaves nothing but a mark',
    (status) => {
      const outcome = given(decider, anOpened(), aMove('new', status)).when(remove);
      outcome.decides({ type: 'TicketRemoved', data: { reason: 'Spam' } });
      expect(outcome.state).toEqual({ status: 'removed', id: anId('ticket'), removed_at: hoursLater(1) });
    },
  );

  it('needs a ticket', () => given(decider).when(remove).refuses({ code: 'ticket_not_found' }));

  it.each<TicketCommand>([
    { type: 'ChangeStatus', data: { status: 'open', resolution: null, reason: null } },
    { type: 'AddNote', data: { body: 'Once more' } },
    { type: 'AddReply', data: { body: 'Any news?', author: 'customer' } },
    { type: 'EscalateTicket', data: { raise_priority: 1, assign_department: null } },
    { type: 'RemoveTicket', data: { reason: 'Once more' } },
  ])('is the end: $type is refused', (command) =>
    given(decider, anOpened(), removed).when(aCommand(command)).refuses({ code: 'ticket_removed' }),
  );

  it('does not make room for another ticket with its id', () =>
    given(decider, anOpened(), removed)
      .when(aCommand({ type: 'OpenTicket', data: anOpening() }))
      .refuses({ code: 'ticket_already_exists' }));

  it('is not undone by facts that come after all', () => {
    const state = [anOpened(), removed, aMove('new', 'open', hoursLater(2))].reduce(
      (ticket, fact) => decider.evolve(ticket, fact),
      decider.initialState,
    );
    expect(state).toMatchObject({ status: 'removed', removed_at: hoursLater(1) });
  });
});
