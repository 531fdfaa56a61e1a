/** What reads answer: API.md's shapes as schemas, from which the OpenAPI document is made. */
import { z } from 'zod';
import { Actor, clockStates, Department, Priority, SalesStage, Status, TicketType } from './vocabulary';

const instant = z.iso.datetime();
const orNull = <S extends z.ZodType>(schema: S) => schema.nullable();

export const ClockView = z.object({
  state: z.enum(clockStates),
  due_at: orNull(instant),
  met_at: orNull(instant),
  breached_at: orNull(instant),
  used_seconds: z.number().int(),
});
export type ClockView = z.infer<typeof ClockView>;

/** `escalation_level` counts the escalation levels reached, the highest of both clocks: 0 none, then 1, 2, 3 as desk.yaml lists them. */
export const SlaView = z.object({
  response: orNull(ClockView),
  resolution: orNull(ClockView),
  escalation_level: z.number().int(),
});
export type SlaView = z.infer<typeof SlaView>;

export const TicketView = z.object({
  id: z.uuid(),
  ticket_number: orNull(z.string()),
  ticket_type: TicketType,
  status: Status,
  category: z.string(),
  priority: Priority,
  subject: z.string(),
  description: z.string(),
  resolution: orNull(z.string()),
  business_entity_id: z.uuid(),
  business_entity: z.string(),
  contact_id: z.uuid(),
  contact: z.object({ name: z.string(), email: z.string(), phone: orNull(z.string()) }),
  customer_organization_id: orNull(z.uuid()),
  assigned_department: orNull(Department),
  assigned_to: orNull(z.string()),
  order_id: orNull(z.string()),
  quote_id: orNull(z.string()),
  related: z.array(z.object({ id: z.uuid(), relation: z.enum(['referred_from', 'referred_to']) })),
  response_sla_hours: z.number(),
  resolution_sla_hours: z.number(),
  first_response_at: orNull(instant),
  resolved_at: orNull(instant),
  closed_at: orNull(instant),
  sla: SlaView,
  opportunity_value: orNull(z.string()),
  sales_stage: orNull(SalesStage),
  lead_source: orNull(z.string()),
  conversion_probability: orNull(z.number().int()),
  satisfaction_rating: orNull(z.number().int()),
  tags: z.array(z.string()),
  allowed_statuses: z.array(Status),
  created_at: instant,
  updated_at: instant,
  revision: z.number().int(),
});
export type TicketView = z.infer<typeof TicketView>;

/** Where a search found the ticket; ranges of the snippet in UTF-16 units, end exclusive. */
export const SearchMatch = z.object({
  field: z.enum(['subject', 'description', 'reply', 'contact']),
  snippet: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type SearchMatch = z.infer<typeof SearchMatch>;
/** `match` is null where nothing was searched, and where it is the number that was found. */
export const ListedTicket = TicketView.extend({ match: orNull(SearchMatch) });
export type ListedTicket = z.infer<typeof ListedTicket>;

export const page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next_cursor: orNull(z.string()), total: z.number().int() });
export const TicketPage = page(ListedTicket);
export type TicketPage = z.infer<typeof TicketPage>;

export const similarities = ['same_contact', 'similar_subject'] as const;
export type Similarity = (typeof similarities)[number];
export const SimilarTickets = z.object({ items: z.array(z.object({ ticket: TicketView, why: z.array(z.enum(similarities)) })) });

export const TimelineItem = z.object({
  id: z.uuid(),
  type: z.string(),
  service: z.string(),
  occurred_at: instant,
  recorded_at: instant,
  actor: Actor,
  cause: z.uuid(),
  summary: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type TimelineItem = z.infer<typeof TimelineItem>;
export const Timeline = z.object({ items: z.array(TimelineItem) });

const StageSum = z.object({ sales_stage: SalesStage, count: z.number().int(), value: z.string(), weighted_value: z.string() });
/** Sums in euro as decimal strings; `open_value` and `weighted_value` leave out won and lost. */
export const PipelineView = z.object({
  stages: z.array(StageSum),
  open_value: z.string(),
  weighted_value: z.string(),
  won_value: z.string(),
});
export type PipelineView = z.infer<typeof PipelineView>;

export const Mail = z.object({
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  message_id: z.string(),
  sent_at: instant,
  ticket_id: z.uuid(),
  cause: z.uuid(),
});
export type Mail = z.infer<typeof Mail>;
export const Mailbox = z.object({ items: z.array(Mail), next_cursor: z.string().nullable() });

export const ContactView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: orNull(z.string()),
  tickets: z.array(TicketView),
});
/** A contact in a look-up. */
export const FoundContact = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: orNull(z.string()),
  tickets: z.number().int(),
  last_ticket_at: instant,
});
export type FoundContact = z.infer<typeof FoundContact>;
export const OrganizationView = z.object({ id: z.uuid(), tickets: z.array(TicketView) });

export const RegisteredNumber = z.object({
  ticket_number: z.string(),
  ticket_id: z.uuid(),
  business_entity: z.string(),
  series: z.string(),
  year: z.number().int(),
  sequence: z.number().int(),
  assigned_at: instant,
});
export type RegisteredNumber = z.infer<typeof RegisteredNumber>;

/** Unfinished work of one ticket for one consumer: its first failing event and how many wait behind it. */
export const ParkedTicket = z.object({
  consumer: z.string(),
  ticket_id: z.uuid(),
  event_id: z.uuid(),
  event_type: z.string(),
  attempts: z.number().int(),
  error: z.string(),
  parked_at: instant,
  waiting: z.number().int(),
});
export type ParkedTicket = z.infer<typeof ParkedTicket>;

export const LiveEvent = z.object({
  ticket_id: z.uuid(),
  type: z.string(),
  revision: z.number().int(),
  occurred_at: instant,
  ticket_number: z.string().optional(),
  summary: z.string(),
});
export type LiveEvent = z.infer<typeof LiveEvent>;

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
