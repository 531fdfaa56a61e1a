/** Views: documents folded from events, disposable, with the queries that the desk asks of them. */
import type {
  NumbersQuery,
  PipelineQuery,
  PipelineView,
  Recorded,
  RegisteredNumber,
  ReportQuery,
  ReportView,
  Ticket,
  TicketFilters,
  TicketQuery,
  TimelineItem,
} from '@eventdesk/contracts';
import type { SlaState } from '@eventdesk/domain';

/** One section per source stream, each guarded by the revision it was folded up to. */
export interface Section<State> {
  revision: number;
  state: State;
}
export interface TicketDocument {
  id: string;
  ticket: Section<Ticket> | null;
  sla: Section<SlaState> | null;
  number: Section<{ ticket_number: string; assigned_at: string }> | null;
  /** Texts of replies, for the search; subject, description and contact are in the ticket. */
  replies: string[];
}
export interface ContactDocument {
  id: string;
  name: string;
  email: string;
  phone: string | null;
}

export const viewNames = ['tickets', 'timeline', 'contacts', 'numbers'] as const;
export type ViewName = (typeof viewNames)[number];

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total: number;
}

export interface ViewReader {
  ticket(idOrNumber: string): Promise<TicketDocument | null>;
  tickets(query: TicketQuery): Promise<Page<TicketDocument>>;
  timeline(ticketId: string): Promise<TimelineItem[]>;
  contact(id: string): Promise<ContactDocument | null>;
  pipeline(query: PipelineQuery): Promise<PipelineView>;
  /** Tickets with a running clock by the next due instant; `dueBefore` limits how far ahead. */
  slaBoard(query: SlaBoardQuery): Promise<TicketDocument[]>;
  numbers(query: NumbersQuery): Promise<Page<RegisteredNumber>>;
  report(query: ReportQuery): Promise<ReportView>;
  /** Number of documents in each view. */
  counts(): Promise<Record<ViewName, number>>;
}

export interface SlaBoardQuery {
  state?: 'at_risk' | 'breached' | undefined;
  dueBefore?: string | undefined;
  assigned_department?: TicketFilters['assigned_department'];
  limit: number;
}

export interface ViewStore extends ViewReader {
  /**
   * Folds the events into every view, atomically. An event already applied changes nothing; order matters per stream only.
   * @throws when an event can't be folded: then nothing of this call is applied
   */
  apply(events: readonly Recorded[]): Promise<void>;
  /** Everything up to this position is in the views; null for new ones. Kept with the views, so a rebuilt set knows its own. */
  loadCheckpoint(): Promise<string | null>;
  saveCheckpoint(position: string): Promise<void>;
  /** Digest of all documents of each view, the same for the same events however they were applied. */
  digests(): Promise<Record<ViewName, string>>;
  close(): Promise<void>;
}

export class BadCursor extends Error {
  constructor() {
    super('expected the next_cursor of an earlier page of the same query');
    this.name = 'BadCursor';
  }
}
