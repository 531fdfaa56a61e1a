/** Names of streams, patterns of events and commands, and how ids are derived: the addresses of the desk. */
import { parse, v5 } from 'uuid';

/** Root of all derived ids; changing it would give every repeat a new identity. */
const NAMESPACE = parse('6f0c2b1e-7d0f-5a4b-9c59-6f2a0d1c9e11');
const utf8 = new TextEncoder();

/** A UUIDv5 of the parts: the same cause gives the same id, so a repeat appends nothing. */
export const derivedId = (...parts: (string | number)[]): string => v5(utf8.encode(parts.join('\u0000')), NAMESPACE);

/** One person is one contact of an entity, by e-mail address: whether they write in or are imported. */
export const contactId = (entityId: string, email: string): string => derivedId(entityId, 'contact', email.trim().toLowerCase());

export const streams = {
  ticket: (ticketId: string) => `ticket-${ticketId}`,
  sla: (ticketId: string) => `sla-${ticketId}`,
  numbering: (entity: string, series: string, year: number) => `numbering-${entity}-${series}-${year}`,
  notification: (ticketId: string) => `notification-${ticketId}`,
} as const;

export const categories = ['ticket', 'sla', 'numbering', 'notification'] as const;
export type Category = (typeof categories)[number];

/** The category is what stands before the first dash of a stream's name, as in EventStoreDB. */
export const categoryOf = (stream: string): string => stream.slice(0, Math.max(stream.indexOf('-'), 0));

const services: Record<Category, string> = {
  ticket: 'ticket-command',
  sla: 'sla-monitor',
  numbering: 'numbering',
  notification: 'notification',
};
/** Which service wrote an event of this stream. */
export const serviceOf = (stream: string): string => services[categoryOf(stream) as Category] ?? 'unknown';

/** `@EventPattern` of one event type, or of a whole category with `*`. */
export const eventPattern = (category: Category, type = '*'): string => `${category}.${type}`;

/** `@MessagePattern`s: requests with one answer. Refusals come back as values in the reply. */
export const requestPatterns = {
  /** TicketCommandMessage → TicketCommandReply, answered by ticket-command. */
  ticketCommand: 'desk.commands.ticket',
  /** {} → { ok: true }: is ticket-command there and able to write? */
  ping: 'desk.commands.ping',
  /** MailboxQuery → Mail[], newest first, answered by notification: the mail it kept. */
  mailbox: 'desk.queries.mailbox',
  /** RebuildRequest → RebuildReply, answered by a projector, which goes on by itself. */
  rebuild: 'desk.commands.rebuild',
  /** DemoPart → DemoPartReply, answered by ticket-command. */
  demo: 'desk.commands.demo',
  /** {} → RebuildStatus, answered by any projector. */
  rebuildStatus: 'desk.queries.rebuild',
} as const;
