import { derivedId, type Status, type TicketCommand, type TicketEvent, type TicketType } from '@eventdesk/contracts';
import { aCommand, aFact, aMove, anAgent, anId, anOpened, anOpening, defaultDesk, given, hoursLater } from '@eventdesk/testing';
import { ticketDecider } from './decide';

const desk = defaultDesk();
const decider = ticketDecider(desk);
const ticket = (...facts: Parameters<typeof decider.evolve>[1][]) => given(decider, anOpened(), ...facts);
const inStatus = (status: Status, ticket_type: TicketType = 'support') =>
  given(decider, anOpened({ ticket_type }), aMove('new', status));

const changeStatus = (status: Status, resolution: string | null = null) =>
  aCommand({ type: 'ChangeStatus', data: { status, resolution, reason: null } });
const reply = (author: 'agent' | 'customer') => {
  const command = { type: 'AddReply' as const, data: { body: 'Any news?', author } };
  return { ...aCommand(command), command };
};
const edit = (data: Extract<TicketCommand, { type: 'EditTicket' }>['data']) => aCommand({ type: 'EditTicket', data });
const assign = (data: Extract<TicketCommand, { type: 'AssignTicket' }>['data']) => aCommand({ type: 'AssignTicket', data });
const rate = (satisfaction_rating: number) => aCommand({ type: 'RateTicket', data: { satisfaction_rating } });
const note = aCommand({ type: 'AddNote', data: { body: 'Called the customer' } });
const opens = (from: Status): TicketEvent => ({
  type: 'StatusChanged',
  data: { from, to: 'open', reason: null, resolution: null, because: 'customer_reply' },
});

describe('opening', () => {
  const open = (overrides: Parameters<typeof anOpening>[0]) =>
    given(decider).when(aCommand({ type: 'OpenTicket', data: anOpening(overrides) }));

  it.each([
    ['support', 'technical', 'technical'],
    ['support', 'billing', 'billing'],
    ['support', 'scheduling', 'support'],
    ['support', 'complaint', 'support'],
    ['support', 'installation_issue', 'support'],
    ['support', 'information', 'support'],
    ['support', 'other', 'support'],
    ['sales', 'new_lead', 'sales'],
    ['sales', 'other', 'sales'],
    ['inquiry', 'information', null],
  ] as const)('of a %s ticket about %s goes to %s', (ticket_type, category, assigned_department) => {
    const entity = { business_entity_id: desk.business_entities[0]?.id, business_entity: 'chargecars' };
    const [response_sla_hours, resolution_sla_hours] = { support: [8, 72], sales: [4, 48], inquiry: [8, 48] }[ticket_type];
    open({ ticket_type, category }).decides({
      type: 'TicketOpened',
      data: {
        ...anOpening({ ticket_type, category }),
        ...entity,
        number_series: { series: { support: 'SUP', sales: 'SAL', inquiry: 'INQ' }[ticket_type], year: 2025 },
        ticket_id: anId('ticket'),
        assigned_department,
        response_sla_hours,
        resolution_sla_hours,
        sales_stage: ticket_type === 'sales' ? 'lead' : null,
      },
    });
  });

  it('names the entity by id as well', () =>
    expect(open({ business_entity_id: desk.business_entities[0]?.id }).state).toMatchObject({ business_entity: 'chargecars' }));

  it('refuses an entity or a category that the desk does not have', () => {
    open({ business_entity_id: 'nobody', category: 'new_lead' }).refusesInput('business_entity_id', 'category');
    open({ business_entity_id: anId('nobody') }).refusesInput('business_entity_id');
    open({ ticket_type: 'inquiry', category: 'technical' }).refusesInput('category');
  });

  it('says what was expected', () =>
    open({ ticket_type: 'inquiry', category: 'technical' }).refuses({
      code: 'invalid_input',
      errors: [{ path: 'category', message: 'expected one of the categories of inquiry tickets: information, other' }],
    }));

  it('refuses sales fields on any other ticket', () => {
    open({ opportunity_value: '4500.00', lead_source: 'fair' }).refusesInput('opportunity_value', 'lead_source');
    expect(open({ ticket_type: 'sales', category: 'new_lead', opportunity_value: '4500.00' }).state).toMatchObject({
      opportunity_value: '4500.00',
    });
  });

  it('happens once', () =>
    ticket()
      .when(aCommand({ type: 'OpenTicket', data: anOpening() }))
      .refuses({ code: 'ticket_already_exists' }));
});

it('a ticket that does not exist is not found', () => given(decider).when(note).refuses({ code: 'ticket_not_found' }));

describe('status', () => {
  it('keeps the resolution with the move to resolved', () =>
    expect(inStatus('open').when(changeStatus('resolved', 'New fuse')).state).toMatchObject({ resolution: 'New fuse' }));

  it('takes no resolution where nothing is resolved', () =>
    inStatus('resolved').when(changeStatus('open', 'New fuse')).refusesInput('resolution'));

  it('does not lose a second, other resolution in silence', () => {
    const resolved = aFact<TicketEvent>({
      type: 'StatusChanged',
      data: { from: 'open', to: 'resolved', reason: null, resolution: 'New fuse', because: 'move' },
    });
    ticket(resolved).when(changeStatus('resolved', 'New fuse')).decidesNothing();
    ticket(resolved)
      .when(changeStatus('resolved', 'New cable'))
      .refuses({ code: 'transition_not_allowed', from: 'resolved', to: 'resolved', allowed: ['open', 'closed'] });
  });
});

describe('replies', () => {
  const added = ({ command: { data }, metadata }: ReturnType<typeof reply>): TicketEvent => ({
    type: 'ReplyAdded',
    data: { ...data, reply_id: derivedId(metadata.command_id, 'reply') },
  });

  it.each(['new', 'open', 'pending', 'resolved'] as const)('an agent’s leaves a ticket %s', (status) => {
    const command = reply('agent');
    inStatus(status).when(command).decides(added(command));
  });
  it.each(['new', 'open'] as const)('a customer’s leaves a ticket %s', (status) => {
    const command = reply('customer');
    inStatus(status).when(command).decides(added(command));
  });
  it.each(['pending', 'resolved'] as const)('a customer’s opens a %s ticket', (status) => {
    const command = reply('customer');
    inStatus(status).when(command).decides(added(command), opens(status));
    inStatus(status, 'inquiry').when(command).decides(added(command), opens(status));
  });
});

describe('assignment', () => {
  it('changes what is given, and keeps the rest', () => {
    const before = aFact<TicketEvent>({
      type: 'TicketAssigned',
      data: { assigned_department: 'billing', assigned_to: 'anna@chargecars.nl' },
    });
    ticket(before)
      .when(assign({ assigned_department: 'sales' }))
      .decides({ type: 'TicketAssigned', data: { assigned_department: 'sales', assigned_to: 'anna@chargecars.nl' } });
    ticket(before)
      .when(assign({ assigned_to: null }))
      .decides({ type: 'TicketAssigned', data: { assigned_department: 'billing', assigned_to: null } });
    ticket(before)
      .when(assign({ assigned_department: 'billing', assigned_to: 'anna@chargecars.nl' }))
      .decidesNothing();
  });
});

describe('edits', () => {
  it('keep only what changed', () => {
    ticket()
      .when(edit({ subject: 'Sparks', description: 'It blinks red.', tags: [] }))
      .decides({ type: 'TicketEdited', data: { changes: { subject: 'Sparks' } } });
    ticket()
      .when(edit({ subject: 'The charger does not start', priority: 'normal', customer_organization_id: null }))
      .decidesNothing();
  });

  it('take tags as a set', () => {
    const tagged = given(decider, anOpened({ tags: ['vip', 'fair'] }));
    tagged.when(edit({ tags: ['fair', 'vip'] })).decidesNothing();
    tagged.when(edit({ tags: ['fair'] })).decides({ type: 'TicketEdited', data: { changes: { tags: ['fair'] } } });
  });

  it('tell a change of priority by itself', () =>
    ticket()
      .when(edit({ priority: 'urgent', category: 'billing' }))
      .decides(
        { type: 'TicketEdited', data: { changes: { category: 'billing' } } },
        { type: 'PriorityChanged', data: { from: 'normal', to: 'urgent', because: 'edit' } },
      ));

  it('refuse a category of another type, and sales fields but on sales tickets', () => {
    ticket()
      .when(edit({ category: 'new_lead', lead_source: 'fair', conversion_probability: 10 }))
      .refusesInput('category', 'lead_source', 'conversion_probability');
    given(decider, anOpened({ ticket_type: 'sales', category: 'new_lead' }))
      .when(edit({ lead_source: 'fair' }))
      .decides({ type: 'TicketEdited', data: { changes: { lead_source: 'fair' } } });
  });
});

describe('a ticket that is over', () => {
  it.each(['closed', 'cancelled'] as const)('once %s takes no replies, edits or assignments', (status) => {
    const refusal = { code: 'ticket_closed', status } as const;
    for (const command of [reply('agent'), reply('customer'), edit({ subject: 'Sparks' }), assign({ assigned_to: 'anna' })])
      inStatus(status).when(command).refuses(refusal);
  });

  it.each(['new', 'open', 'pending', 'resolved', 'closed', 'cancelled'] as const)('takes notes, as any that is %s', (status) =>
    inStatus(status)
      .when(note)
      .decides({
        type: 'NoteAdded',
        data: { note_id: derivedId(note.metadata.command_id, 'note'), body: 'Called the customer' },
      }),
  );
});

describe('a rating', () => {
  it.each(['resolved', 'closed'] as const)('is taken of a %s ticket', (status) =>
    inStatus(status)
      .when(rate(4))
      .decides({ type: 'TicketRated', data: { satisfaction_rating: 4 } }),
  );
  it.each(['new', 'open', 'pending', 'cancelled'] as const)('is refused of a %s one', (status) =>
    inStatus(status).when(rate(4)).refuses({ code: 'not_resolved', status }),
  );
  it('may be given another time', () => {
    const rated = aFact<TicketEvent>({ type: 'TicketRated', data: { satisfaction_rating: 4 } });
    given(decider, anOpened(), aMove('open', 'resolved'), rated).when(rate(4)).decidesNothing();
    expect(given(decider, anOpened(), aMove('open', 'resolved'), rated).when(rate(2)).state).toMatchObject({
      satisfaction_rating: 2,
    });
  });
});

describe('an escalation', () => {
  const escalate = (raise_priority: number, assign_department: 'management' | null) =>
    aCommand({ type: 'EscalateTicket', data: { raise_priority, assign_department } });

  it('raises the priority, at most to urgent', () => {
    ticket()
      .when(escalate(1, null))
      .decides({ type: 'PriorityChanged', data: { from: 'normal', to: 'high', because: 'escalation' } });
    expect(ticket().when(escalate(3, null)).state).toMatchObject({ priority: 'urgent' });
    given(decider, anOpened({ priority: 'urgent' }))
      .when(escalate(1, null))
      .decidesNothing();
  });

  it('hands the ticket over to the department, which has yet to say who goes on', () => {
    const assigned = aFact<TicketEvent>({
      type: 'TicketAssigned',
      data: { assigned_department: 'billing', assigned_to: 'anna' },
    });
    const handedOver: TicketEvent = {
      type: 'TicketAssigned',
      data: { assigned_department: 'management', assigned_to: null },
    };
    ticket(assigned).when(escalate(0, 'management')).decides(handedOver);
    ticket(assigned, aFact(handedOver)).when(escalate(0, 'management')).decidesNothing();
  });

  it.each(['resolved', 'closed', 'cancelled'] as const)('comes too late for a %s ticket', (status) =>
    inStatus(status).when(escalate(1, 'management')).decidesNothing(),
  );
});

describe('events of a command', () => {
  it('carry its instant and its actor', () =>
    expect(ticket().when(note).events).toMatchObject([{ occurred_at: note.metadata.issued_at, actor: anAgent }]));

  it('never happen before what happened', () =>
    expect(ticket(aMove('new', 'open', hoursLater(5))).when(note).events).toMatchObject([{ occurred_at: hoursLater(5) }]));
});
