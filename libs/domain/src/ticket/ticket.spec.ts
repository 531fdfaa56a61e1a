import type { Status, TicketState } from '@eventdesk/contracts';
import { aCustomer, aFact, aMove, anAgent, anId, anOpened, aTicket, hoursLater, openedAt, theSystem } from '@eventdesk/testing';
import { fold } from '../decider';
import { evolveTicket, initialTicket } from './ticket';

const folded = (...facts: Parameters<typeof evolveTicket>[1][]): TicketState =>
  fold({ initialState: initialTicket, evolve: evolveTicket }, facts);
const reply = (author: 'agent' | 'customer', at: string) =>
  aFact({ type: 'ReplyAdded', data: { reply_id: anId(at), author, body: 'Hello' } }, at);

describe('a ticket’s state', () => {
  it('begins with its opening', () => expect(folded(anOpened())).toEqual(aTicket({ business_entity_id: anId('chargecars') })));

  it('stays absent while nothing opened it', () => expect(folded(aMove('new', 'open'))).toEqual({ status: 'absent' }));

  it('tells when it was resolved and closed', () => {
    const resolved = folded(anOpened(), aMove('new', 'open'), aMove('open', 'resolved', hoursLater(2)));
    expect(resolved).toMatchObject({ status: 'resolved', resolved_at: hoursLater(2), closed_at: null });
    expect(evolveTicket(resolved, aMove('resolved', 'closed', hoursLater(3)))).toMatchObject({
      status: 'closed',
      resolved_at: hoursLater(2),
      closed_at: hoursLater(3),
    });
  });

  it('forgets the resolution when the ticket is worked on again', () => {
    const data = { from: 'open', to: 'resolved', reason: null, resolution: 'Replaced the fuse', because: 'move' } as const;
    const resolved = folded(anOpened(), aFact({ type: 'StatusChanged', data }, hoursLater(1)));
    expect(resolved).toMatchObject({ resolution: 'Replaced the fuse', resolved_at: hoursLater(1) });
    expect(evolveTicket(resolved, aMove('resolved', 'open', hoursLater(2)))).toMatchObject({
      status: 'open',
      resolution: null,
      resolved_at: null,
    });
  });

  it('takes any move that an import brings', () => {
    const moves: [Status, Status][] = [
      ['new', 'resolved'],
      ['resolved', 'closed'],
      ['closed', 'open'],
      ['open', 'closed'],
      ['closed', 'cancelled'],
      ['cancelled', 'new'],
    ];
    const states = moves.map((_, index) =>
      folded(anOpened(), ...moves.slice(0, index + 1).map(([from, to], hour) => aMove(from, to, hoursLater(hour + 1)))),
    );
    expect(states).toMatchObject([
      { status: 'resolved', resolved_at: hoursLater(1), closed_at: null },
      { status: 'closed', resolved_at: hoursLater(1), closed_at: hoursLater(2) },
      { status: 'open', resolved_at: null, closed_at: null },
      { status: 'closed', resolved_at: null, closed_at: hoursLater(4) },
      { status: 'cancelled', resolved_at: null, closed_at: null },
      { status: 'new', resolved_at: null, closed_at: null },
    ]);
  });

  it('is updated by everything that happens, and never backwards', () => {
    const note = (at: string) => aFact({ type: 'NoteAdded', data: { note_id: anId(at), body: 'Called' } }, at);
    expect(folded(anOpened(), note(hoursLater(5)), note(hoursLater(2)))).toMatchObject({
      created_at: openedAt,
      updated_at: hoursLater(5),
    });
  });
});

describe('the first response', () => {
  const at = hoursLater(1);
  it.each([
    ['an agent’s reply', [reply('agent', at)]],
    ['an agent’s move out of new', [aMove('new', 'open', at, anAgent)]],
    ['resolution, whoever brings it', [aMove('new', 'resolved', at, theSystem)]],
    ['closing, where an import skipped the resolution', [aMove('open', 'closed', at, theSystem)]],
  ])('is %s', (_, facts) => expect(folded(anOpened(), ...facts)).toMatchObject({ first_response_at: at }));

  it.each([
    ['a customer’s reply', reply('customer', at)],
    ['a move out of new by the system', aMove('new', 'open', at, theSystem)],
    ['a move out of new by the customer', aMove('new', 'open', at, aCustomer)],
    ['a later move by an agent', aMove('open', 'pending', at, anAgent)],
    ['an assignment', aFact({ type: 'TicketAssigned', data: { assigned_department: 'billing', assigned_to: 'anna' } }, at)],
    ['a note', aFact({ type: 'NoteAdded', data: { note_id: anId('note'), body: 'Called' } }, at)],
  ])('is not %s', (_, fact) => expect(folded(anOpened(), fact)).toMatchObject({ first_response_at: null }));

  it('stays the first', () =>
    expect(folded(anOpened(), reply('agent', at), reply('agent', hoursLater(2)))).toMatchObject({ first_response_at: at }));
});
