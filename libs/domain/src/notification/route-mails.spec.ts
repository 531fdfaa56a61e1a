import {
  type Actor,
  demoBrand,
  type DeskEvent,
  type EscalationLevel,
  type Fact,
  type Ticket,
  type TicketEvent,
  withDemoBrand,
} from '@eventdesk/contracts';
import {
  aCustomer,
  aFact,
  aMove,
  anAgent,
  anId,
  anOpened,
  aTicket,
  defaultDesk,
  openedAt,
  recorded,
  theSystem,
} from '@eventdesk/testing';
import { inboxAddress, routeMails } from './route-mails';

const desk = defaultDesk();
const ticket = (overrides: Partial<Ticket> = {}) =>
  aTicket({ business_entity_id: desk.business_entities[0]?.id ?? '', ...overrides });
const assigned = { assigned_department: 'technical', assigned_to: 'anna@chargecars.nl' } as const;

const routed = (fact: Fact<DeskEvent>, about: Ticket = ticket(), config = desk) =>
  recorded([fact]).flatMap((event) => routeMails(config, { event, ticket: about, ticket_number: null }));
/** Like `customer jan@customer.example agent-reply`. */
const told = (...args: Parameters<typeof routed>) =>
  routed(...args).map(({ audience, to, template }) => `${audience} ${to} ${template}`);

const replied = (author: 'agent' | 'customer', actor?: Actor) =>
  aFact<TicketEvent>({ type: 'ReplyAdded', data: { reply_id: anId('reply'), author, body: 'Hello' } }, openedAt, actor);
const assignment = (data: { assigned_department: 'technical' | null; assigned_to: string | null }, actor = theSystem) =>
  [aFact<TicketEvent>({ type: 'TicketAssigned', data }, openedAt, actor), ticket(data)] as const;
const reached = (at_percent: number, ...notify: EscalationLevel['notify']) =>
  aFact({
    type: 'EscalationReached' as const,
    data: {
      metric: 'response' as const,
      ticket_revision: 0,
      level: { at_percent, notify, raise_priority: 0, assign_department: null },
      due_at: openedAt,
      detected_at: openedAt,
    },
  });
const numbered = aFact({
  type: 'NumberAssigned' as const,
  data: {
    ticket_id: anId('ticket'),
    ticket_number: 'SUP-2025-00001',
    business_entity: 'chargecars',
    series: 'SUP',
    year: 2025,
    sequence: 1,
  },
});

describe('a new ticket', () => {
  it.each([
    ['technical', 'technical@chargecars.nl'],
    ['billing', 'billing@chargecars.nl'],
    ['sales', 'sales@chargecars.nl'],
    [null, 'info@chargecars.nl'],
  ] as const)('is announced to the inbox of %s', (assigned_department, inbox) =>
    expect(told(anOpened({ assigned_department }))).toEqual([`department ${inbox} ticket-opened`]),
  );

  it('of the demo brand is told to nobody', () => {
    const about = ticket({ business_entity_id: demoBrand.id });
    expect(routed(numbered, about, withDemoBrand(desk))).toEqual([]);
    expect(routed(anOpened(), about, withDemoBrand(desk))).toEqual([]);
  });

  it('is acknowledged to the customer once it has its number, if the desk does so', () => {
    expect(told(numbered)).toEqual(['customer jan@customer.example acknowledgement']);
    const silent = { ...desk, notifications: { ...desk.notifications, acknowledge_customer: false } };
    expect(told(numbered, ticket(), silent)).toEqual([]);
  });
});

describe('an assignment', () => {
  it('is told to the assignee who has an address, else to the department', () => {
    expect(told(...assignment(assigned))).toEqual(['assignee anna@chargecars.nl ticket-assigned']);
    expect(told(...assignment({ ...assigned, assigned_to: 'anna' }))).toEqual([
      'department technical@chargecars.nl ticket-assigned',
    ]);
    expect(told(...assignment({ ...assigned, assigned_to: null }))).toEqual([
      'department technical@chargecars.nl ticket-assigned',
    ]);
    expect(told(...assignment({ assigned_department: null, assigned_to: null }))).toEqual([]);
  });

  it('to oneself is no news', () => {
    const anna = { kind: 'agent', id: anId('anna'), name: 'Anna@chargecars.nl' } as const;
    expect(told(...assignment(assigned, anna))).toEqual([]);
    expect(told(...assignment(assigned, anAgent))).toHaveLength(1);
  });
});

describe('a reply', () => {
  it('by an agent goes to the customer', () =>
    expect(told(replied('agent'))).toEqual(['customer jan@customer.example agent-reply']));

  it('by a customer goes to the assignee, else to the department, else to the general inbox', () => {
    const from = replied('customer', aCustomer);
    expect(told(from, ticket(assigned))).toEqual(['assignee anna@chargecars.nl customer-reply']);
    expect(told(from)).toEqual(['department technical@chargecars.nl customer-reply']);
    expect(told(from, ticket({ assigned_department: null }))).toEqual(['department info@chargecars.nl customer-reply']);
  });
});

describe('resolution', () => {
  const resolved = (because: 'move' | 'conversion' | 'referral') =>
    aFact<TicketEvent>({
      type: 'StatusChanged',
      data: { from: 'open', to: 'resolved', reason: null, resolution: null, because },
    });

  it.each(['move', 'conversion'] as const)('by %s is told to the customer', (because) =>
    expect(told(resolved(because))).toEqual(['customer jan@customer.example ticket-resolved']),
  );
  it('by a referral is not: another ticket goes on', () => expect(told(resolved('referral'))).toEqual([]));
  it('by the customer is not', () =>
    expect(told(aMove('open', 'resolved', openedAt, { ...aCustomer, id: ticket().contact_id }))).toEqual([]));
  it.each(['open', 'pending', 'closed', 'cancelled'] as const)('is not what a move to %s is', (to) =>
    expect(told(aMove('open', to))).toEqual([]),
  );
});

describe('an escalation', () => {
  it('tells those that the level names', () => {
    expect(told(reached(80, 'assignee', 'department'), ticket(assigned))).toEqual([
      'assignee anna@chargecars.nl sla-warning',
      'department technical@chargecars.nl sla-warning',
    ]);
    expect(told(reached(100, 'department', 'management'))).toEqual([
      'department technical@chargecars.nl sla-breach',
      'management management@chargecars.nl sla-breach',
    ]);
    expect(told(reached(150, 'management'))).toEqual(['management management@chargecars.nl sla-escalation']);
    expect(told(reached(150))).toEqual([]);
  });

  it('tells nobody twice, and no assignee without an address', () => {
    expect(told(reached(100, 'assignee', 'department', 'management'), ticket({ assigned_department: 'management' }))).toEqual([
      'department management@chargecars.nl sla-breach',
    ]);
    expect(told(reached(80, 'assignee', 'department'), ticket({ assigned_to: 'anna', assigned_department: null }))).toEqual([
      'department info@chargecars.nl sla-warning',
    ]);
  });
});

describe('no mail', () => {
  const data = { metric: 'response', ticket_revision: 0, due_at: openedAt, detected_at: openedAt } as const;
  const silent: Fact<DeskEvent>[] = [
    aFact({ type: 'NoteAdded', data: { note_id: anId('note'), body: 'Unfriendly' } }),
    aFact({ type: 'TicketEdited', data: { changes: { subject: 'Sparks' } } }),
    aFact({ type: 'PriorityChanged', data: { from: 'normal', to: 'high', because: 'edit' } }),
    aFact({ type: 'TicketRated', data: { satisfaction_rating: 1 } }),
    aFact({ type: 'ClockBreached', data }),
  ];
  it.each(silent.map((fact) => [fact.type, fact] as const))('comes of %s', (_, fact) => expect(told(fact)).toEqual([]));

  it('comes of a brand that the desk no longer has', () =>
    expect(told(anOpened(), ticket({ business_entity_id: anId('former') }))).toEqual([]));
});

describe('mail', () => {
  it('speaks the language of the brand', () => expect(routed(anOpened())).toEqual([expect.objectContaining({ language: 'nl' })]));

  it('reaches a department that has no inbox of its own by its name', () => {
    const entity = { ...desk.business_entities[0]!, inboxes: {} };
    expect(inboxAddress(entity, 'billing')).toBe('billing@chargecars.nl');
    expect(inboxAddress({ ...entity, inboxes: { billing: 'money' } }, 'billing')).toBe('money@chargecars.nl');
  });
});
