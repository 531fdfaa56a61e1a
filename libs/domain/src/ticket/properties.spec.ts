import {
  departments,
  eventCodec,
  isTicket,
  priorities,
  salesStages,
  statuses,
  type TicketCommand,
  type TicketCommandMessage,
  type TicketState,
  ticketTypes,
} from '@eventdesk/contracts';
import { aCommand, aCustomer, anAgent, anId, anOpening, defaultDesk, hoursLater, theSystem } from '@eventdesk/testing';
import fc from 'fast-check';
import { fold } from '../decider';
import { ticketDecider } from './decide';

const desk = defaultDesk();
const decider = ticketDecider(desk);

const word = fc.constantFrom('alpha', 'beta', 'gamma');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const percent = fc.integer({ min: 0, max: 100 });
const money = fc.constantFrom('0.00', '4500.00');
const category = fc.constantFrom('technical', 'new_lead', 'information', 'other', 'unknown');

const of = <T extends TicketCommand['type']>(type: T, data: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ type: fc.constant(type), data: fc.record(data) }) as fc.Arbitrary<TicketCommand>;

/** Every command, so that a new one is proved as soon as its line is here; the type demands the line. */
const commands: Record<TicketCommand['type'], fc.Arbitrary<TicketCommand>> = {
  OpenTicket: fc.record({
    type: fc.constant('OpenTicket' as const),
    data: fc.record({ ticket_type: fc.constantFrom(...ticketTypes), category }).map(anOpening),
  }),
  ChangeStatus: of('ChangeStatus', { status: fc.constantFrom(...statuses), resolution: orNull(word), reason: orNull(word) }),
  AssignTicket: of('AssignTicket', {
    assigned_department: maybe(orNull(fc.constantFrom(...departments))),
    assigned_to: maybe(orNull(word)),
  }),
  EditTicket: of('EditTicket', {
    subject: maybe(word),
    category: maybe(category),
    priority: maybe(fc.constantFrom(...priorities)),
    opportunity_value: maybe(orNull(money)),
    conversion_probability: maybe(orNull(percent)),
    tags: maybe(fc.uniqueArray(word)),
  }),
  AddReply: of('AddReply', { body: word, author: fc.constantFrom('agent', 'customer') }),
  AddNote: of('AddNote', { body: word }),
  ChangeSalesStage: of('ChangeSalesStage', {
    sales_stage: fc.constantFrom(...salesStages),
    conversion_probability: maybe(percent),
    reason: orNull(word),
  }),
  ConvertToOrder: of('ConvertToOrder', { order_id: maybe(word), quote_id: maybe(word), opportunity_value: maybe(money) }),
  ReferInquiry: of('ReferInquiry', { ticket_type: fc.constantFrom('support', 'sales'), category }),
  RateTicket: of('RateTicket', { satisfaction_rating: fc.integer({ min: 1, max: 5 }) }),
  RemoveTicket: of('RemoveTicket', { reason: word }),
  EscalateTicket: of('EscalateTicket', {
    raise_priority: fc.integer({ min: 0, max: 3 }),
    assign_department: orNull(fc.constantFrom(...departments)),
  }),
};

const anyCommand = fc.oneof(...Object.values(commands));
/** Commands as they come: from anyone, by clocks that do not agree, some of them twice. */
const messages = fc
  .array(fc.tuple(anyCommand, fc.integer({ min: 0, max: 100 }), fc.constantFrom(anAgent, aCustomer, theSystem), fc.nat(30)), {
    maxLength: 25,
  })
  .map((list) =>
    list.map(([command, hour, actor, id]) =>
      aCommand(command, { issued_at: hoursLater(hour), actor, command_id: anId(`property ${id}`) }),
    ),
  );
const opening = fc
  .constantFrom(...ticketTypes)
  .map((ticket_type) => aCommand({ type: 'OpenTicket', data: anOpening({ ticket_type, category: 'other' }) }));

function run(commanded: readonly TicketCommandMessage[], from: TicketState = decider.initialState) {
  const states = [from];
  const facts = commanded.flatMap((message) => {
    const state = states.at(-1) ?? from;
    const decision = decider.decide(message, state);
    const decided = decision.kind === 'accepted' ? decision.events : [];
    states.push(fold(decider, decided, state));
    return decided;
  });
  return { facts, states, state: states.at(-1) ?? from };
}

/** Said once more they are said twice; what makes them one is the command's id, which the stream remembers. */
const saidAnew = new Set<TicketCommand['type']>(['AddReply', 'AddNote', 'EscalateTicket']);

describe('whatever is commanded', () => {
  it.each(Object.entries(commands).filter(([type]) => !saidAnew.has(type as TicketCommand['type'])))(
    'a repeated %s decides nothing new',
    (_, arbitrary) =>
      fc.assert(
        fc.property(opening, messages, arbitrary, (first, before, command) => {
          const { state } = run([first, ...before]);
          const message = aCommand(command);
          expect(run([message], run([message], state).state).facts).toEqual([]);
        }),
      ),
  );

  it.each(['AddReply', 'AddNote'] as const)('a repeated %s is recognised by the id of what it adds', (type) =>
    fc.assert(
      fc.property(opening, messages, commands[type], (first, before, command) => {
        const { state } = run([first, ...before]);
        const message = aCommand(command);
        const [once, again] = [run([message], state), run([message, message], state)];
        expect(again.facts[0]?.data).toEqual(once.facts[0]?.data);
      }),
    ),
  );

  it('every event fits its schema', () =>
    fc.assert(
      fc.property(opening, messages, (first, list) => {
        const { command_id, ticket_id, causation_id, correlation_id } = first.metadata;
        for (const fact of run([first, ...list]).facts) {
          const { occurred_at, actor } = fact;
          const metadata = { command_id, ticket_id, causation_id, correlation_id, occurred_at, actor };
          expect(eventCodec.encode(command_id, fact, metadata).data).toEqual(fact.data);
        }
      }),
    ));

  it('the folded history is the state that was decided on', () =>
    fc.assert(
      fc.property(opening, messages, (first, list) => {
        const { facts, state } = run([first, ...list]);
        expect(fold(decider, facts)).toEqual(state);
      }),
    ));

  it('time does not run backwards, and the first response stays the first', () =>
    fc.assert(
      fc.property(opening, messages, (first, list) => {
        const { facts, states } = run([first, ...list]);
        const instants = facts.map(({ occurred_at }) => occurred_at);
        expect(instants).toEqual([...instants].sort());
        const responses = states.flatMap((state) => (isTicket(state) ? (state.first_response_at ?? []) : []));
        expect(new Set(responses).size).toBeLessThanOrEqual(1);
      }),
    ));

  it('a ticket is won exactly when it has become an order, and has its dates by its status', () =>
    fc.assert(
      fc.property(opening, messages, (first, list) => {
        const ticket = run([first, ...list]).state;
        if (!isTicket(ticket)) return;
        expect(ticket.sales_stage === 'won').toBe(ticket.order_id !== null);
        expect(ticket.resolved_at !== null).toBe(ticket.status === 'resolved' || ticket.status === 'closed');
        expect(ticket.closed_at !== null).toBe(ticket.status === 'closed');
      }),
    ));
});
