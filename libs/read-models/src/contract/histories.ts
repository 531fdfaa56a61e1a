/** Arbitrary histories: a few tickets of every kind, with a few acts each, in any order. */
import { departments, priorities, salesStages, statuses, type TicketEvent, ticketTypes } from '@eventdesk/contracts';
import { aCustomer, anAgent, anId, hoursLater } from '@eventdesk/testing';
import fc from 'fast-check';
import { History } from './history';

const names = ['anna', 'bert', 'cleo', 'dirk', 'elsa', 'fred', 'gina', 'hugo'];
const orNone = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const words = fc.constantFrom('charger', 'Ladekabel', 'café', 'invoice overdue', 'e-mail', 'NEAR', '"quoted"', '2025');
const tags = fc.uniqueArray(fc.constantFrom('vip', 'fleet', 'warranty'), { maxLength: 2 });
const money = fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2)));

const acts: fc.Arbitrary<TicketEvent> = fc.oneof(
  fc.record({ from: fc.constantFrom(...statuses), to: fc.constantFrom(...statuses) }).map(({ from, to }) => ({
    type: 'StatusChanged' as const,
    data: { from, to, reason: null, resolution: to === 'resolved' ? 'done' : null, because: 'move' as const },
  })),
  fc
    .record({ assigned_department: orNone(departments), assigned_to: orNone(['anna', 'bo']) })
    .map((data) => ({ type: 'TicketAssigned' as const, data })),
  fc
    .constantFrom(...priorities)
    .map((to) => ({ type: 'PriorityChanged' as const, data: { from: 'normal' as const, to, because: 'edit' as const } })),
  fc
    .record({ subject: words, tags, opportunity_value: money }, { requiredKeys: [] })
    .map((changes) => ({ type: 'TicketEdited' as const, data: { changes } })),
  fc
    .record({ body: words, author: fc.constantFrom('agent' as const, 'customer' as const) })
    .map((data) => ({ type: 'ReplyAdded' as const, data: { ...data, reply_id: anId('reply') } })),
  words.map((body) => ({ type: 'NoteAdded' as const, data: { body, note_id: anId('note') } })),
  fc.constantFrom(...salesStages).map((to) => ({
    type: 'SalesStageChanged' as const,
    data: { from: 'lead' as const, to, conversion_probability: 35, reason: null },
  })),
);

const opening = fc.record({
  ticket_type: fc.constantFrom(...ticketTypes),
  category: fc.constantFrom('technical', 'billing', 'other'),
  priority: fc.constantFrom(...priorities),
  description: words,
  customer_organization_id: orNone([anId('org')]),
  opportunity_value: money,
  conversion_probability: orNone([0, 10, 33, 100]),
  tags,
});
const contact = fc
  .tuple(fc.constantFrom('jan', 'piet'), fc.constantFrom('', ' Jansen'), orNone(['0612345678', '0687654321']))
  .map(([name, more, phone]) => ({
    contact_id: anId(name),
    contact: { name: `${name}${more}`, email: `${name}@customer.example`, phone },
  }));

const step = fc.record({
  ticket: fc.nat({ max: names.length - 1 }),
  act: acts,
  byCustomer: fc.boolean(),
  then: fc.constantFrom('nothing', 'clocks', 'time', 'number', 'mail', 'removal'),
  hours: fc.integer({ min: 0, max: 40 }),
});

/** Each step acts on one of the tickets opened at the start, some hours after the step before. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    tickets: fc.array(fc.tuple(opening, contact, fc.integer({ min: 0, max: 48 }), fc.constantFrom(aCustomer, anAgent)), {
      ...{ minLength: 1, maxLength: names.length },
    }),
    steps: fc.array(step, { maxLength: 40 }),
  })
  .map(({ tickets, steps }) => {
    const history = new History();
    tickets.forEach(([fields, who, hours, by], index) =>
      history.open(names[index] ?? '', { ...fields, ...who }, hoursLater(hours), by),
    );
    const [numbered, removed] = [new Set<string>(), new Set<string>()];
    let now = 48;
    for (const { ticket, act, byCustomer, then, hours } of steps) {
      const name = names[ticket % tickets.length] ?? '';
      now += hours;
      // Others may have yet to do with a ticket that is removed; to itself nothing more happens.
      if (!removed.has(name)) history.note(name, hoursLater(now), act, byCustomer ? aCustomer : anAgent);
      if (then === 'removal' && !removed.has(name)) {
        removed.add(name);
        history.note(name, hoursLater(now), { type: 'TicketRemoved', data: { reason: 'spam' } });
      }
      if (then === 'clocks') history.observe(name);
      if (then === 'time') history.observe(name, hoursLater(now + 30));
      if (then === 'mail') history.mail(name, hoursLater(now));
      if (then !== 'number' || numbered.has(name)) continue;
      numbered.add(name);
      history.number(name);
    }
    return history;
  });
