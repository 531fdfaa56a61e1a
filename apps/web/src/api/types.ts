import type { components, paths } from './schema';

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer J } } } };
}
  ? J
  : never;

export type Ticket = components['schemas']['Ticket'];
export type TicketPage = Get<'/tickets'>;
/** A row of a list: the ticket, and where a search found its words. */
export type ListedTicket = TicketPage['items'][number];
export type TicketQuery = NonNullable<paths['/tickets']['get']['parameters']['query']>;
export type TicketType = Ticket['ticket_type'];
export type Status = Ticket['status'];
export type Priority = Ticket['priority'];
export type Department = NonNullable<Ticket['assigned_department']>;
export type SalesStage = NonNullable<Ticket['sales_stage']>;
export type Clock = NonNullable<Ticket['sla']['response']>;
export type TimelineItem = Get<'/tickets/{ticket}/timeline'>['items'][number];
export type Meta = Get<'/meta'>;
export type FormField = Meta['ticket_types'][number]['fields'][number];
export type Pipeline = Get<'/pipeline'>;
export type Mailbox = Get<'/mailbox'>;
