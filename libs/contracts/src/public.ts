/** What the doors without a key take and answer: to customers, so nothing in it is the desk's own business. */
import { z } from 'zod';
import { ReplyRequest } from './commands';
import { Contact, Description, Line, Status, Subject, TicketType } from './vocabulary';

const instant = z.iso.datetime();

export const PublicEntity = z.object({ slug: z.string(), name: z.string(), language: z.enum(['en', 'nl']) });

/** `website` is asked of nobody: whoever fills it in is a program. */
export const PublicTicketRequest = z
  .strictObject({
    ticket_type: TicketType,
    category: Line(100),
    subject: Subject,
    description: Description.refine((text) => text.trim().length > 0, 'must not be empty'),
    contact: Contact,
    order_id: Line(100).nullable().default(null),
    website: z.string().default(''),
  })
  .refine(({ ticket_type, order_id }) => ticket_type === 'support' || order_id === null, {
    path: ['order_id'],
    message: 'is asked of support tickets alone',
  });
export type PublicTicketRequest = z.infer<typeof PublicTicketRequest>;

/** `ticket_number` is null while the ticket has none yet; `link` is the customer's own, and the only way to it. */
export const PublicTicketOpened = z.object({ ticket_number: z.string().nullable(), link: z.string() });
export type PublicTicketOpened = z.infer<typeof PublicTicketOpened>;

export const PublicReplyRequest = ReplyRequest.pick({ body: true });

export const PublicMessage = z.object({ author: z.enum(['customer', 'agent']), name: z.string(), body: z.string(), at: instant });
export type PublicMessage = z.infer<typeof PublicMessage>;

/** `updated_at` is of what a customer can see: notes and assignments move it no more than they show. */
export const PublicTicket = z.object({
  ticket_number: z.string().nullable(),
  entity: PublicEntity,
  ticket_type: TicketType,
  category: z.string(),
  subject: z.string(),
  description: z.string(),
  status: Status,
  created_at: instant,
  updated_at: instant,
  resolution: z.string().nullable(),
  satisfaction_rating: z.number().int().nullable(),
  may_reply: z.boolean(),
  may_rate: z.boolean(),
  conversation: z.array(PublicMessage),
});
export type PublicTicket = z.infer<typeof PublicTicket>;

export const CustomerLink = z.object({ url: z.string() });
