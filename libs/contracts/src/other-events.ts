/** Events of the streams `numbering-<entity>-<series>-<year>` (numbering) and `notification-<ticketId>` (notification). */
import { z } from 'zod';
import { Uuid } from './vocabulary';

/** `sequence` counts from 1 and equals the event's revision + 1: the stream itself is the counter. */
export const NumberAssigned = z.object({
  ticket_id: Uuid,
  ticket_number: z.string(),
  business_entity: z.string(),
  series: z.string(),
  year: z.number().int(),
  sequence: z.number().int().positive(),
});

const mail = {
  /** Derived from cause, recipient and template: one mail, one id, however often it is tried. */
  mail_id: Uuid,
  cause: Uuid,
  template: z.string(),
  to: z.string(),
  audience: z.enum(['department', 'assignee', 'customer', 'management']),
};

export const MailSent = z.object({
  ...mail,
  subject: z.string(),
  message_id: z.string(),
  transport: z.enum(['mailbox', 'smtp']),
});
/** The receiving server said no for good; nothing is tried again. */
export const MailRefused = z.object({ ...mail, message_id: z.string(), error: z.string() });
/** Decided not to send: why stands in `reason` (a loop guard or the hourly cap). */
export const MailSuppressed = z.object({ ...mail, reason: z.string() });

export const numberingEventSchemas = { NumberAssigned } as const;
export const notificationEventSchemas = { MailSent, MailRefused, MailSuppressed } as const;
