import { type DeskEvent, eventSchemas } from '@eventdesk/contracts';
import { anId, anOpened, hoursLater } from '@eventdesk/testing';
import { summarize } from './summarize';

const clock = { metric: 'response' as const, ticket_revision: 0 };
const level = { at_percent: 80, notify: [], raise_priority: 0, assign_department: null };
const mail = {
  mail_id: anId('m'),
  cause: anId('c'),
  template: 'agent-reply',
  to: 'jan@customer.example',
  audience: 'customer' as const,
};

const examples: [DeskEvent, string][] = [
  [anOpened(), 'Opened as a support ticket (technical, normal priority)'],
  [
    {
      type: 'StatusChanged',
      data: { from: 'open', to: 'pending', reason: 'waiting for parts', resolution: null, because: 'move' },
    },
    'Status changed from open to pending: waiting for parts',
  ],
  [
    { type: 'StatusChanged', data: { from: 'pending', to: 'open', reason: null, resolution: null, because: 'customer_reply' } },
    'Status changed from pending to open by the customer’s reply',
  ],
  [{ type: 'TicketAssigned', data: { assigned_department: 'billing', assigned_to: 'bo' } }, 'Assigned to bo in billing'],
  [{ type: 'TicketAssigned', data: { assigned_department: 'billing', assigned_to: null } }, 'Assigned to the department billing'],
  [{ type: 'TicketAssigned', data: { assigned_department: null, assigned_to: null } }, 'Assigned to nobody'],
  [
    { type: 'PriorityChanged', data: { from: 'normal', to: 'high', because: 'escalation' } },
    'Priority changed from normal to high by escalation',
  ],
  [{ type: 'TicketEdited', data: { changes: { subject: 'secret', lead_source: null } } }, 'Edited: subject, lead source'],
  [{ type: 'ReplyAdded', data: { reply_id: anId('r'), author: 'agent', body: 'secret' } }, 'An agent replied'],
  [{ type: 'ReplyAdded', data: { reply_id: anId('r'), author: 'customer', body: 'secret' } }, 'The customer replied'],
  [{ type: 'NoteAdded', data: { note_id: anId('n'), body: 'secret' } }, 'An internal note was added'],
  [
    { type: 'SalesStageChanged', data: { from: 'lead', to: 'lost', conversion_probability: null, reason: 'too dear' } },
    'Sales stage changed from lead to lost: too dear',
  ],
  [{ type: 'TicketConverted', data: { order_id: 'ORD-1', quote_id: null, opportunity_value: null } }, 'Converted to order ORD-1'],
  [
    { type: 'TicketReferred', data: { referred_ticket_id: anId('t'), ticket_type: 'sales', category: 'quote_request' } },
    'Referred to a new sales ticket (quote request)',
  ],
  [{ type: 'TicketRated', data: { satisfaction_rating: 4 } }, 'Rated 4 out of 5'],
  [{ type: 'TicketRemoved', data: { reason: 'Spam' } }, 'Removed: Spam'],
  [{ type: 'ClockStarted', data: { ...clock, target_seconds: 28_800 } as never }, 'The response clock started: 8 h to go'],
  [{ type: 'ClockPaused', data: { ...clock, used_seconds: 90 } }, 'The response clock was paused after 2 min'],
  [{ type: 'ClockResumed', data: { ...clock, used_seconds: 5_400 } }, 'The response clock runs again, with 1.5 h used'],
  [
    { type: 'ClockRetargeted', data: { ...clock, used_seconds: 0, priority: 'high', target_seconds: 7_200 } },
    'The response clock now has 2 h in all',
  ],
  [{ type: 'ClockMet', data: { ...clock, used_seconds: 3_600 } }, 'The response clock stopped after 1 h'],
  [
    { type: 'ClockBreached', data: { ...clock, due_at: hoursLater(8), detected_at: hoursLater(9) } },
    'The response promise was broken: it was due at 2025-03-03T17:00:00.000Z',
  ],
  [{ type: 'ClockCancelled', data: { ...clock, used_seconds: 1 } }, 'The response clock was cancelled'],
  [
    { type: 'EscalationReached', data: { ...clock, level, due_at: hoursLater(6), detected_at: hoursLater(6) } },
    'The response clock reached 80%',
  ],
  [
    {
      type: 'NumberAssigned',
      data: {
        ticket_id: anId('t'),
        ticket_number: 'SUP-2025-00001',
        business_entity: 'chargecars',
        series: 'SUP',
        year: 2025,
        sequence: 1,
      },
    },
    'Got the number SUP-2025-00001',
  ],
  [
    { type: 'MailSent', data: { ...mail, subject: 'Re', message_id: '<1>', transport: 'smtp' } },
    'Mailed jan@customer.example (agent-reply)',
  ],
  [
    { type: 'MailRefused', data: { ...mail, message_id: '<1>', error: '550 no such user' } },
    'The mail to jan@customer.example (agent-reply) was refused: 550 no such user',
  ],
  [
    { type: 'MailSuppressed', data: { ...mail, reason: 'hourly cap' } },
    'No mail to jan@customer.example (agent-reply): hourly cap',
  ],
];

describe('the summary of an event', () => {
  it.each(examples)('of %j', (event, sentence) => expect(summarize(event)).toBe(sentence));

  it('is there for every event of the desk', () =>
    expect(Object.keys(eventSchemas).filter((type) => !examples.some(([event]) => event.type === type))).toEqual([]));

  it('never has the text of a reply, a note or an edit in it', () =>
    expect(examples.filter(([event]) => summarize(event).includes('secret'))).toEqual([]));
});
