/** Events of the stream `ticket-<id>`, written by ticket-command (and by an import of history). */
import { z } from 'zod';
import {
  Department,
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

const Text = (max: number) => z.string().min(1).max(max);
const Relation = z.enum(['referred_from', 'referred_to']);
const HoursTarget = z.number().positive();

export const TicketOpened = z.object({
  ticket_id: Uuid,
  ticket_type: TicketType,
  business_entity_id: Uuid,
  business_entity: Text(100),
  /** The series of its number, as configured at opening: later changes of desk.yaml give no ticket a second number. */
  number_series: z.object({ series: Text(10), year: z.number().int() }),
  category: Text(100),
  priority: Priority,
  subject: Subject,
  description: Prose(100_000),
  contact_id: Uuid,
  contact: z.object({ name: Text(200), email: Text(254), phone: Text(50).nullable() }),
  customer_organization_id: Uuid.nullable(),
  order_id: Text(100).nullable(),
  quote_id: Text(100).nullable(),
  assigned_department: Department.nullable(),
  response_sla_hours: HoursTarget,
  resolution_sla_hours: HoursTarget,
  opportunity_value: Money.nullable(),
  sales_stage: SalesStage.nullable(),
  lead_source: Text(100).nullable(),
  conversion_probability: Percent.nullable(),
  tags: Tags,
  related: z.array(z.object({ id: Uuid, relation: Relation })),
});

/** `because` tells a move through the workflow from one that another act brings with it. */
export const StatusChanged = z.object({
  from: Status,
  to: Status,
  reason: Prose(2_000).nullable(),
  resolution: Prose(100_000).nullable(),
  because: z.enum(['move', 'customer_reply', 'conversion', 'referral', 'import']),
});

export const TicketAssigned = z.object({ assigned_department: Department.nullable(), assigned_to: Text(200).nullable() });

export const PriorityChanged = z.object({ from: Priority, to: Priority, because: z.enum(['edit', 'escalation', 'import']) });

/** Only the fields that changed, with their new values. */
export const TicketEdited = z.object({
  changes: z
    .object({
      subject: Subject,
      description: Prose(100_000),
      category: Text(100),
      opportunity_value: Money.nullable(),
      lead_source: Text(100).nullable(),
      conversion_probability: Percent.nullable(),
      customer_organization_id: Uuid.nullable(),
      tags: Tags,
    })
    .partial(),
});

export const ReplyAdded = z.object({ reply_id: Uuid, author: z.enum(['agent', 'customer']), body: MessageBody });
export const NoteAdded = z.object({ note_id: Uuid, body: MessageBody });

export const SalesStageChanged = z.object({
  from: SalesStage,
  to: SalesStage,
  conversion_probability: Percent.nullable(),
  reason: Prose(2_000).nullable(),
});

export const TicketConverted = z.object({
  order_id: Text(100),
  quote_id: Text(100).nullable(),
  opportunity_value: Money.nullable(),
});

/** The inquiry became another ticket; ticket-command opens that one with this very id, however often it is asked to. */
export const TicketReferred = z.object({
  referred_ticket_id: Uuid,
  ticket_type: z.enum(['support', 'sales']),
  category: Text(100),
});

export const TicketRated = z.object({ satisfaction_rating: z.number().int().min(1).max(5) });

/** The last event of its ticket: from here on nobody is shown it, and no more is done to it. */
export const TicketRemoved = z.object({ reason: Prose(2_000) });

export const ticketEventSchemas = {
  TicketOpened,
  StatusChanged,
  TicketAssigned,
  PriorityChanged,
  TicketEdited,
  ReplyAdded,
  NoteAdded,
  SalesStageChanged,
  TicketConverted,
  TicketReferred,
  TicketRated,
  TicketRemoved,
} as const;
