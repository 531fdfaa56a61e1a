/** What HTTP takes besides the command bodies: a new ticket with its contact, and the filters of lists. */
import { z } from 'zod';
import { NewTicket } from './commands';
import { TimeZone } from './desk-config';
import {
  Contact,
  Department,
  Instant,
  Line,
  priorities,
  salesStages,
  statuses,
  TicketType,
  ticketTypes,
  Uuid,
} from './vocabulary';

export const OpenTicketRequest = z
  .strictObject({ ...NewTicket.shape, contact: Contact.optional(), contact_id: Uuid.optional() })
  .refine((body) => (body.contact === undefined) !== (body.contact_id === undefined), {
    path: ['contact'],
    message: 'expected either contact { name, email, phone? } or the contact_id of a known contact',
  });

/** A query value: one word, or several with commas or by repeating the parameter. */
const several = <T extends string>(known: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value]).flatMap((part) => part.split(',')))
    .pipe(z.array(z.enum(known as readonly [T, ...T[]])))
    .describe(`Any of ${known.join(', ')}: one, or several with commas or by repeating the parameter`);
const whole = (min: number, max: number) =>
  z.coerce.number(`expected a whole number from ${min} to ${max}`).int().min(min, `at least ${min}`).max(max, `at most ${max}`);

const sortKeys = ['created_at', 'updated_at', 'due_at', 'priority'] as const;
export const TicketSort = z.enum(sortKeys.flatMap((key) => [key, `-${key}` as const]));
export type TicketSort = z.infer<typeof TicketSort>;

export const TicketFilters = z.strictObject({
  type: several(ticketTypes).optional(),
  status: several(statuses).optional(),
  priority: several(priorities).optional(),
  category: Line(100).optional(),
  assigned_department: z.union([Department, z.literal('none')]).optional(),
  /** `none`: of nobody. */
  assigned_to: Line(200).optional(),
  sales_stage: several(salesStages).optional(),
  business_entity_id: Line(100).optional(),
  contact_id: Uuid.optional(),
  customer_organization_id: Uuid.optional(),
  tag: Line(50).optional(),
  sla: z.enum(['ok', 'at_risk', 'breached']).optional(),
  q: z.string().trim().min(1, 'must not be empty').max(500).optional(),
  opened_from: Instant.optional(),
  opened_to: Instant.optional(),
});
export type TicketFilters = z.infer<typeof TicketFilters>;

export const TicketQuery = z.strictObject({
  ...TicketFilters.shape,
  sort: TicketSort.default('-updated_at'),
  limit: whole(1, 200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

export const OneTicketQuery = z.strictObject({
  as_of: Instant.optional(),
  min_revision: whole(0, Number.MAX_SAFE_INTEGER).optional(),
});

export const PipelineQuery = z.strictObject({
  business_entity_id: Line(100).optional(),
  assigned_to: Line(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type PipelineQuery = z.infer<typeof PipelineQuery>;

export const ForecastQuery = z.strictObject({ ...PipelineQuery.shape, now: Instant, time_zone: TimeZone });
export type ForecastQuery = z.infer<typeof ForecastQuery>;
export const ForecastRequest = z.strictObject({ ...PipelineQuery.shape, time_zone: TimeZone.optional() });

/** Whose work and which department's is counted besides what is everybody's. */
export const QueuesQuery = z.strictObject({ assigned_to: Line(200).optional(), assigned_department: Department.optional() });
export type QueuesQuery = z.infer<typeof QueuesQuery>;

/** As far as somebody has typed a new ticket. */
export const SimilarRequest = z.strictObject({
  subject: z.string().max(1_000).optional(),
  contact_email: z.string().max(254).optional(),
  type: TicketType.optional(),
});

export const ContactsQuery = z.strictObject({
  q: z.string().trim().min(1, 'must not be empty').max(200),
  limit: whole(1, 50).default(8),
});
export type ContactsQuery = z.infer<typeof ContactsQuery>;

export const SlaQuery = z.strictObject({
  state: z.enum(['at_risk', 'breached']).optional(),
  within: z.iso.duration('expected an ISO 8601 duration like PT2H').optional(),
  assigned_department: TicketFilters.shape.assigned_department,
  limit: whole(1, 200).default(50),
});

const { business_entity_id, type, assigned_department } = TicketFilters.shape;
const reportFilters = { business_entity_id, type, assigned_department };
const by = z.enum(['type', 'department', 'priority', 'agent']).default('type');

export const ReportQuery = z.strictObject({ from: Instant.optional(), to: Instant.optional(), by, ...reportFilters });
export type ReportQuery = z.infer<typeof ReportQuery>;

/** Days are those of the time zone; the first is that of `from`, the last that of the instant before `to`. */
export const DaysQuery = z.strictObject({ from: Instant, to: Instant, time_zone: TimeZone, ...reportFilters });
export type DaysQuery = z.infer<typeof DaysQuery>;

export const TimesQuery = z.strictObject({ from: Instant, to: Instant, by, ...reportFilters });
export type TimesQuery = z.infer<typeof TimesQuery>;

const format = z.enum(['json', 'csv']).default('json');
/** Whose days a table is named by. */
const time_zone = TimeZone.optional();
export const ReportRequest = z.strictObject({ ...ReportQuery.shape, time_zone, format });
export const DaysRequest = z.strictObject({ ...DaysQuery.partial().shape, format });
export const TimesRequest = z.strictObject({ ...TimesQuery.partial({ from: true, to: true }).shape, time_zone, format });

export const NumbersQuery = z.strictObject({
  business_entity: Line(100).optional(),
  series: Line(10).optional(),
  year: whole(1970, 9999).optional(),
  limit: whole(1, 200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type NumbersQuery = z.infer<typeof NumbersQuery>;

export const MailboxQuery = z.strictObject({
  to: z.string().max(254).optional(),
  ticket_id: Uuid.optional(),
  limit: whole(1, 1000).default(200),
  /** The message id of the last mail of the page before; in an address, the `next_cursor` of that page. */
  cursor: z.string().max(1_000).optional(),
});
export type MailboxQuery = z.infer<typeof MailboxQuery>;

export const LiveQuery = z.strictObject({ ticket_id: Uuid.optional() });

export const ClockRequest = z.union(
  [z.strictObject({ advance: z.iso.duration('expected an ISO 8601 duration like PT8H') }), z.strictObject({ to: Instant })],
  { error: 'expected { "advance": "PT8H" } or { "to": "2025-03-01T09:00:00.000Z" }' },
);
export type ClockRequest = z.infer<typeof ClockRequest>;
