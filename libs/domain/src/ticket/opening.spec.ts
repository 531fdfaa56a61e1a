import { derivedId, type Status, type Ticket, type TicketEvent } from '@eventdesk/contracts';
import { aCommand, aFact, aMove, anId, anOpened, aTicket, defaultDesk, given } from '@eventdesk/testing';
import { ticketDecider } from './decide';
import { openReferred } from './opening';

const decider = ticketDecider(defaultDesk());
const asked = anOpened({ ticket_type: 'inquiry', category: 'information', assigned_department: null });
const inquiry = (...facts: Parameters<typeof decider.evolve>[1][]) => given(decider, asked, ...facts);
const refer = (ticket_type: 'support' | 'sales' = 'sales', category = 'quote_request') =>
  aCommand({ type: 'ReferInquiry', data: { ticket_type, category } });
const referred = aFact<Extract<TicketEvent, { type: 'TicketReferred' }>>({
  type: 'TicketReferred',
  data: { referred_ticket_id: anId('sale'), ticket_type: 'sales', category: 'quote_request' },
});

describe('a referral', () => {
  it.each(['new', 'open', 'pending'] as const)('settles a %s inquiry and names the ticket that goes on', (status: Status) => {
    const command = refer();
    const referred_ticket_id = derivedId(command.metadata.command_id, 'ticket');
    const outcome = inquiry(aMove('new', status)).when(command);
    outcome.decides(
      { type: 'TicketReferred', data: { referred_ticket_id, ticket_type: 'sales', category: 'quote_request' } },
      {
        type: 'StatusChanged',
        data: { from: status, to: 'resolved', reason: null, resolution: null, because: 'referral' },
      },
    );
    expect(outcome.state).toMatchObject({
      status: 'resolved',
      related: [{ id: referred_ticket_id, relation: 'referred_to' }],
    });
  });

  it('leaves a resolved inquiry so', () =>
    expect(inquiry(aMove('open', 'resolved')).when(refer()).events).toMatchObject([{ type: 'TicketReferred' }]));

  it('is for inquiries only', () =>
    given(decider, anOpened()).when(refer()).refuses({ code: 'not_an_inquiry', ticket_type: 'support' }));

  it('happens once', () => {
    const command = refer();
    const { data, ...stamp } = referred;
    const first = { ...stamp, data: { ...data, referred_ticket_id: derivedId(command.metadata.command_id, 'ticket') } };
    inquiry(first).when(command).decidesNothing();
    inquiry(referred)
      .when(command)
      .refuses({ code: 'already_referred', referred_ticket_id: anId('sale') });
  });

  it('names a category of the ticket that goes on', () => {
    inquiry().when(refer('support', 'quote_request')).refusesInput('category');
    expect(inquiry().when(refer('support', 'billing')).events).toHaveLength(2);
  });

  it.each(['closed', 'cancelled'] as const)('comes too late for a %s inquiry', (status) =>
    inquiry(aMove('open', status)).when(refer()).refuses({ code: 'ticket_closed', status }),
  );
});

describe('the ticket that a referral opens', () => {
  const about: Ticket = aTicket({
    ticket_type: 'inquiry',
    priority: 'high',
    tags: ['fair'],
    quote_id: 'Q-1',
    lead_source: 'fair',
  });

  it('goes on with what the inquiry was about, and is linked to it', () =>
    expect(openReferred(about, referred)).toMatchObject({
      ticket_type: 'sales',
      category: 'quote_request',
      subject: about.subject,
      contact: about.contact,
      priority: 'high',
      tags: ['fair'],
      quote_id: 'Q-1',
      lead_source: 'fair',
      related: [{ id: about.id, relation: 'referred_from' }],
    }));

  it.each(['support', 'sales'] as const)('can be opened, whatever an import wrote into the inquiry: %s', (ticket_type) => {
    const data = { ...referred.data, ticket_type, category: 'other' };
    const opening = openReferred({ ...about, business_entity_id: 'chargecars' }, { ...referred, data });
    expect(given(decider).when(aCommand({ type: 'OpenTicket', data: opening })).state).toMatchObject({ ticket_type });
  });
});
