// A desk's history for benchmarks: what the services would have written for so many tickets, in the order of a busy log.
// The same seed gives the same history.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

const { derivedId, eventCodec } = createRequire(import.meta.url)('@eventdesk/contracts');

const HOUR = 3_600_000;
const START = Date.parse('2024-01-01T08:00:00.000Z');
const types = [
  {
    ticket_type: 'support',
    series: 'SUP',
    categories: ['technical', 'billing', 'scheduling', 'complaint', 'installation_issue'],
  },
  { ticket_type: 'sales', series: 'SAL', categories: ['new_lead', 'quote_request', 'product_inquiry'] },
  { ticket_type: 'inquiry', series: 'INQ', categories: ['information', 'other'] },
];
const departments = { technical: 'technical', billing: 'billing' };
const priorities = ['low', 'normal', 'normal', 'normal', 'high', 'urgent'];
const common = 'the charger cable does not start since yesterday and our car stays empty please help us soon thank you'.split(
  ' ',
);
const entity = { business_entity_id: '5b2f9c1e-7a39-5e0c-9a52-6f1d0f3f7c11', business_entity: 'chargecars' };
const escalation = [
  { at_percent: 80, notify: ['assignee', 'department'], raise_priority: 0, assign_department: null },
  { at_percent: 100, notify: ['department', 'management'], raise_priority: 1, assign_department: null },
  { at_percent: 150, notify: [], raise_priority: 0, assign_department: 'management' },
];

/** Deterministic numbers from 0 up to 1 (mulberry32). */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = 'ka lo min ter ba ri sto nel vu pra des ching mo ti ler gon fa ze bru hal'.split(' ');
/** The n-th of 30,000 words, made of syllables so that beginnings are shared as in a language. */
export const rareWord = (rank) => {
  let word = '';
  for (let left = rank + 400; left > 0; left = Math.floor(left / syllables.length)) word += syllables[left % syllables.length];
  return word;
};

/** Words as people use them: some all the time, most hardly ever. */
function writer(roll) {
  const word = () => (roll() < 0.5 ? common[Math.floor(roll() * common.length)] : rareWord(Math.floor(30_000 ** roll())));
  return (count) => Array.from({ length: count }, word).join(' ');
}

/**
 * Appends of one stream each, interleaved as some thousand open tickets would.
 * @returns {Generator<{ stream: string, revision: number, events: object[] }>} `revision` is that of the first event
 */
export function* deskHistory(tickets, seed = 1) {
  const roll = dice(seed);
  const write = writer(roll);
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const sequences = new Map();
  const open = [];
  for (let index = 0; index < tickets; index++) {
    open.push(ticketHistory({ index, roll, pick, write, sequences, now: START + (index * 3 * HOUR) / 60 }));
    while (open.length > 2_000) yield* step(open, roll);
  }
  while (open.length > 0) yield* step(open, roll);
}

function* step(open, roll) {
  const at = Math.floor(roll() * open.length);
  const { value, done } = open[at].next();
  if (!done) yield* value;
  else {
    open[at] = open[open.length - 1];
    open.pop();
  }
}

/** One ticket's life, an act at a time with all that the services make of it. */
function* ticketHistory({ index, roll, pick, write, sequences, now }) {
  const ticketId = derivedId('bench', 'ticket', index);
  const { ticket_type, series, categories } = pick(types);
  const category = pick(categories);
  const department =
    ticket_type === 'inquiry' ? null : (departments[category] ?? (ticket_type === 'sales' ? 'sales' : 'support'));
  const revisions = new Map();
  let at = now;
  const agent = { kind: 'agent', id: `agent${Math.floor(roll() * 40)}@chargecars.nl`, name: 'Anna de Vries' };
  const system = { kind: 'system', id: 'sla-monitor', name: 'SLA monitor' };

  const append = (category, actor, ...facts) => {
    const stream = category.startsWith('numbering') ? category : `${category}-${ticketId}`;
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + facts.length);
    const metadata = () => ({
      ticket_id: ticketId,
      occurred_at: new Date(at).toISOString(),
      actor,
      command_id: actor === agent ? randomUUID() : null,
      causation_id: randomUUID(),
      correlation_id: randomUUID(),
    });
    // As the codec encodes, without running the schemas a million times.
    const events = facts.map(([type, data]) => ({
      id: randomUUID(),
      type: eventCodec.storedName(type),
      data,
      metadata: metadata(),
    }));
    return { stream, revision, events };
  };
  const clock = (metric, hours) => [
    'ClockStarted',
    {
      metric,
      ticket_revision: 0,
      policy: ticket_type,
      policy_version: 'a2b0c3d4-0000-5000-8000-000000000000',
      calendar: { kind: 'always' },
      tzdata: '2025b',
      priority: 'normal',
      target_seconds: hours * 3600,
      targets_by_priority: { low: hours * 3600, normal: hours * 3600, high: hours * 1800, urgent: hours * 900 },
      pauses_in: metric === 'response' ? [] : ['pending'],
      escalation,
    },
  ];
  const mail = (template, to, audience) =>
    append('notification', system, [
      'MailSent',
      {
        mail_id: randomUUID(),
        cause: randomUUID(),
        template,
        to,
        audience,
        subject: `Ticket ${index}`,
        message_id: `<${randomUUID()}@chargecars.nl>`,
        transport: 'mailbox',
      },
    ]);
  const moved = (from, to) => [
    'StatusChanged',
    { from, to, reason: null, resolution: to === 'resolved' ? write(12) : null, because: 'move' },
  ];
  const used = (metric, type) => [type, { metric, ticket_revision: 1, used_seconds: (at - now) / 1000 }];

  const customer = Math.floor(roll() * (index + 1) * 0.7);
  const contact = { name: `Customer ${write(1)} ${customer}`, email: `customer${customer}@example.com`, phone: null };
  const numbering = `numbering-chargecars-${series}-2024`;
  const sequence = (sequences.get(numbering) ?? 0) + 1;
  sequences.set(numbering, sequence);
  revisions.set(numbering, sequence - 1);
  const isSale = ticket_type === 'sales';
  yield [
    append('ticket', agent, [
      'TicketOpened',
      {
        ...entity,
        number_series: { series, year: 2024 },
        ticket_id: ticketId,
        ticket_type,
        category,
        priority: pick(priorities),
        subject: write(6),
        description: write(40),
        contact_id: derivedId(entity.business_entity_id, 'contact', contact.email),
        contact,
        customer_organization_id: null,
        order_id: null,
        quote_id: null,
        assigned_department: department,
        response_sla_hours: 8,
        resolution_sla_hours: 72,
        opportunity_value: isSale ? `${Math.floor(roll() * 9000)}.00` : null,
        sales_stage: isSale ? 'lead' : null,
        lead_source: null,
        conversion_probability: isSale ? 10 : null,
        tags: roll() < 0.2 ? [`tag${Math.floor(roll() * 50)}`] : [],
        related: [],
      },
    ]),
    append(numbering, system, [
      'NumberAssigned',
      {
        ticket_id: ticketId,
        ticket_number: `${series}-2024-${String(sequence).padStart(5, '0')}`,
        business_entity: 'chargecars',
        series,
        year: 2024,
        sequence,
      },
    ]),
    append('sla', system, clock('response', 8), clock('resolution', 72)),
    mail('ticket-opened', 'support@chargecars.nl', 'department'),
    mail('acknowledgement', contact.email, 'customer'),
  ];
  at += roll() * 6 * HOUR;
  yield [append('ticket', agent, ['TicketAssigned', { assigned_department: department, assigned_to: agent.id }])];
  at += roll() * 2 * HOUR;
  yield [append('ticket', agent, moved('new', 'open')), append('sla', system, used('response', 'ClockMet'))];
  at += roll() * HOUR;
  yield [
    append('ticket', agent, ['ReplyAdded', { reply_id: randomUUID(), author: 'agent', body: write(30) }]),
    mail('agent-reply', contact.email, 'customer'),
  ];
  // One in twelve stays open: a desk of many years has few open tickets.
  if (roll() < 1 / 12) return;
  at += roll() * 24 * HOUR;
  yield [
    append('ticket', agent, moved('open', 'resolved')),
    append('sla', system, used('resolution', 'ClockMet')),
    mail('ticket-resolved', contact.email, 'customer'),
  ];
  at += 24 * HOUR;
  if (roll() < 0.8) yield [append('ticket', agent, moved('resolved', 'closed'))];
}
