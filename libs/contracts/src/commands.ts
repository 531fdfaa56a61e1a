/** Commands to a ticket: orders, named in the imperative. Time, ids and actor arrive with the command. */
import { z } from 'zod';
import { Traceparent } from './trace';
import {
  Actor,
  Contact,
  Department,
  Description,
  Instant,
  Line,
  MessageBody,
  Money,
  Percent,
  Priority,
  Prose,
  SalesStage,
  Status,
  Subject,
  Tags,
  TicketType,
  Uuid,
} from './vocabulary';

const word = Line(100);
const reason = Prose(2_000).nullable().default(null);

/** Fields of a new ticket that a caller may give; the gateway's request and the command share them. */
export const NewTicket = z.strictObject({
  ticket_type: TicketType,
  business_entity_id: Line(100),
  subject: Subject,
  description: Description,
  category: word,
  priority: Priority.default('normal'),
  customer_organization_id: Uuid.nullable().default(null),
  order_id: word.nullable().default(null),
  quote_id: word.nullable().default(null),
  opportunity_value: Money.nullable().default(null),
  lead_source: word.nullable().default(null),
  conversion_probability: Percent.nullable().default(null),
  tags: Tags.default([]),
});

/** Fields of PATCH: each may be left out. `null` clears where clearing makes sense. */
export const TicketChanges = z.strictObject({
  subject: Subject.optional(),
  description: Description.optional(),
  category: word.optional(),
  priority: Priority.optional(),
  opportunity_value: Money.nullable().optional(),
  lead_source: word.nullable().optional(),
  conversion_probability: Percent.nullable().optional(),
  tags: Tags.optional(),
  customer_organization_id: Uuid.nullable().optional(),
});

export const StatusRequest = z.strictObject({ status: Status, resolution: Prose(100_000).nullable().default(null), reason });
/** Filters and reports call nobody `none`. */
const Assignee = Line(200).refine((id) => id !== 'none', '"none" stands for nobody; expected an id, or null');
export const AssignmentRequest = z
  .strictObject({ assigned_department: Department.nullable().optional(), assigned_to: Assignee.nullable().optional() })
  .refine(
    (body) => body.assigned_department !== undefined || body.assigned_to !== undefined,
    'expected assigned_department, assigned_to or both',
  );
export const ReplyRequest = z.strictObject({ body: MessageBody, author: z.enum(['agent', 'customer']) });
export const NoteRequest = z.strictObject({ body: MessageBody });
export const SalesStageRequest = z.strictObject({ sales_stage: SalesStage, conversion_probability: Percent.optional(), reason });
export const ConversionRequest = z.strictObject({
  order_id: word.optional(),
  quote_id: word.optional(),
  opportunity_value: Money.optional(),
});
export const ReferralRequest = z.strictObject({ ticket_type: z.enum(['support', 'sales']), category: word });
export const RatingRequest = z.strictObject({
  satisfaction_rating: z.number().int('expected 1 to 5').min(1, 'expected 1 to 5').max(5, 'expected 1 to 5'),
});

/** Why a ticket is removed: spam, a test, somebody's wish. It stays in the log with the event. */
export const RemovalRequest = z.strictObject({
  reason: Prose(2_000).refine((text) => text.trim().length > 0, 'expected why the ticket is removed'),
});

const command = <T extends string, S extends z.ZodType>(type: T, data: S) => z.object({ type: z.literal(type), data });

export const TicketCommand = z.discriminatedUnion('type', [
  command(
    'OpenTicket',
    z.object({
      ...NewTicket.shape,
      contact_id: Uuid,
      contact: Contact,
      related: z.array(z.object({ id: Uuid, relation: z.enum(['referred_from', 'referred_to']) })).default([]),
    }),
  ),
  command('ChangeStatus', StatusRequest),
  command('AssignTicket', AssignmentRequest),
  command('EditTicket', TicketChanges),
  command('AddReply', ReplyRequest),
  command('AddNote', NoteRequest),
  command('ChangeSalesStage', SalesStageRequest),
  command('ConvertToOrder', ConversionRequest),
  command('ReferInquiry', ReferralRequest),
  command('RateTicket', RatingRequest),
  command('RemoveTicket', RemovalRequest),
  /** From the SLA monitor: raise the priority and hand over, as an escalation level says. */
  command(
    'EscalateTicket',
    z.object({ raise_priority: z.number().int().min(0).max(3), assign_department: Department.nullable() }),
  ),
]);
export type TicketCommand = z.infer<typeof TicketCommand>;
export type TicketCommandType = TicketCommand['type'];

/** What travels with every command. `command_id` is its identity: the same id has one effect, however often it comes. */
export const CommandMetadata = z.object({
  command_id: Uuid,
  ticket_id: Uuid,
  issued_at: Instant,
  actor: Actor,
  correlation_id: Uuid,
  causation_id: Uuid,
  /** The span that sends it; absent where neither the caller nor an exporter began a trace. */
  traceparent: Traceparent.optional(),
  /** The ticket revision that the caller saw (If-Match); null: the caller named none, a conflict is retried. */
  expected_revision: z.number().int().nonnegative().nullable(),
});
export type CommandMetadata = z.infer<typeof CommandMetadata>;

export const TicketCommandMessage = z.object({ command: TicketCommand, metadata: CommandMetadata });
export type TicketCommandMessage = z.infer<typeof TicketCommandMessage>;
