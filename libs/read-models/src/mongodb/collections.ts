/** The collections of one set of views. What is queried lies beside each ticket's sections, folded from them with every write. */
import type { RegisteredNumber, SalesStage } from '@eventdesk/contracts';
import type { Collection, Db } from 'mongodb';
import type { ContactRecord } from '../contact-record';
import type { TicketDocument, ViewName } from '../port';
import type { Outcome, Standing } from '../sla-standing';
import type { TimelineRow } from '../timeline';

/** Raised with every change of documents, indexes or folds: views of an older version are begun anew. */
export const SCHEMA_VERSION = 5;

/** What lists and figures ask. A field without a value is absent, which keeps it out of the partial indexes. */
export interface ListFields {
  /** The filters with few values in one (see facets.ts). */
  facet: string;
  created_at: Date;
  updated_at: Date;
  due_at?: Date;
  running?: Standing;
  ticket_number?: string;
  contact_id: string;
  customer_organization_id?: string;
  assigned_to?: string;
  /** Where nobody is assigned: an absent field can't have a small index. */
  unassigned?: true;
  tags?: string[];
  sales_stage?: SalesStage;
  /** Cents, as 64-bit integers. */
  value?: bigint;
  weighted_value?: bigint;
  response?: Outcome;
  resolution?: Outcome;
  response_seconds?: number;
  resolution_seconds?: number;
  ended_at?: Date;
}

/** `list` and `words` are absent until the ticket was opened. */
export interface StoredTicket extends Omit<TicketDocument, 'id' | 'replies'> {
  _id: string;
  /** How many have come: their texts are in `replies`, where those beyond may belong to a write under way. */
  replies: number;
  list?: ListFields;
  words?: string[];
}
export interface StoredReply {
  _id: string;
  body: string;
}
export interface StoredTimelineRow {
  _id: string;
  row: TimelineRow;
}
export interface StoredContact extends ContactRecord {
  _id: string;
  words: string[];
}
export interface StoredNumber extends RegisteredNumber {
  _id: string;
}

export interface Collections {
  tickets: Collection<StoredTicket>;
  replies: Collection<StoredReply>;
  timeline: Collection<StoredTimelineRow>;
  contacts: Collection<StoredContact>;
  numbers: Collection<StoredNumber>;
}
export type CollectionName = keyof Collections;

/** Which collections a view is kept in. */
export const collectionsOf: Record<ViewName, readonly CollectionName[]> = {
  tickets: ['tickets', 'replies'],
  timeline: ['timeline'],
  contacts: ['contacts'],
  numbers: ['numbers'],
};

/** The generation that each view is in. A rebuild of one view leaves the others where they are. */
export type Generations = Record<ViewName, number>;
export const allAt = (generation: number): Generations => ({
  tickets: generation,
  timeline: generation,
  contacts: generation,
  numbers: generation,
});

export function openCollections(db: Db, generations: Generations): Collections {
  const { tickets, timeline, contacts, numbers } = generations;
  return {
    tickets: db.collection(`tickets_${tickets}`),
    replies: db.collection(`replies_${tickets}`),
    timeline: db.collection(`timeline_${timeline}`),
    contacts: db.collection(`contacts_${contacts}`),
    numbers: db.collection(`numbers_${numbers}`),
  };
}

/** Of a ticket's rows elsewhere: ids that begin with its own, so that they lie together and in order. */
const WIDTH = 10;
const padded = (number: number) => String(number).padStart(WIDTH, '0');
export const replyId = (ticketId: string, number: number): string => `${ticketId}:${padded(number)}`;
export const timelineId = (ticketId: string, category: number, revision: number): string =>
  `${ticketId}:${category}:${padded(revision)}`;
export const numberId = ({ business_entity, series, year, sequence }: RegisteredNumber): string =>
  `${business_entity}:${series}:${year}:${padded(sequence)}`;

/** The rows of one ticket. `;` is the character after `:`. */
export const rowsOf = (ticketId: string) => ({ _id: { $gte: `${ticketId}:`, $lt: `${ticketId};` } });
