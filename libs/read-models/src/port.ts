/** Views: documents folded from events, disposable, with the queries that the desk asks of them. */
import type {
  ContactsQuery,
  DaysQuery,
  ForecastQuery,
  ForecastView,
  FoundContact,
  Instant,
  NumbersQuery,
  PipelineQuery,
  PipelineView,
  QueuesQuery,
  QueuesView,
  Recorded,
  RegisteredNumber,
  ReportDay,
  ReportQuery,
  ReportTimes,
  ReportView,
  Similarity,
  Ticket,
  TicketFilters,
  TicketQuery,
  TicketType,
  TimelineItem,
  TimesQuery,
} from '@eventdesk/contracts';
import type { SlaState } from '@eventdesk/domain';

/** One section per source stream, each guarded by the revision it was folded up to. */
export interface Section<State> {
  revision: number;
  state: State;
}
export interface TicketDocument {
  id: string;
  /** Null while only other streams' events of this ticket have come, and once it was removed. */
  ticket: Section<Ticket> | null;
  sla: Section<SlaState> | null;
  number: Section<{ ticket_number: string; assigned_at: string }> | null;
  /**
   * The mark of a ticket that was removed. Of its sections only the number stays: events of other streams that come late, or once
   * more, change nothing.
   */
  removed?: Section<{ removed_at: string }>;
  /** Texts of replies, for the search; subject, description and contact are in the ticket. Empty in lists. */
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

/** Every method also throws ViewsUnavailable. */
export interface ViewReader {
  /**
   * By id or by number; a removed one is its mark, without a ticket. Series of several entities give the same numbers: of those
   * tickets, the one opened first.
   */
  ticket(idOrNumber: string): Promise<TicketDocument | null>;
  /**
   * `sla`: `breached` when any clock was breached, ever; `at_risk` when one that is not stopped has reached an escalation level.
   * `opened_from` is inclusive, `opened_to` exclusive, as all periods are. Every word of `q` must occur; the last one may be a
   * beginning, unless it is a single letter or a whole address. `due_at` sorts by the next due instant of the running clocks,
   * tickets without one last. `total` is exact.
   * @throws BadCursor
   */
  tickets(query: TicketQuery): Promise<Page<TicketDocument>>;
  /**
   * At most five, the most similar first: of one of the contacts, or with at least two of the subject's significant words and half of
   * them in their own. Only tickets that are unsolved or ended after the instant; by their words only the newest of very many.
   */
  similar(query: SimilarQuery): Promise<SimilarDocument[]>;
  timeline(ticketId: string): Promise<TimelineItem[]>;
  contact(id: string): Promise<ContactDocument | null>;
  /** Those whose name or address has every word of `q`, or begins with it; whose ticket was opened last stands first. */
  contacts(query: ContactsQuery): Promise<FoundContact[]>;
  /** Sales tickets that were not cancelled. */
  pipeline(query: PipelineQuery): Promise<PipelineView>;
  /**
   * Of the same tickets. An open one is expected to be won as long after its opening as those of the last twelve months took, and
   * not before the month of `now`.
   */
  forecast(query: ForecastQuery): Promise<ForecastView>;
  /** Exact counts; each is the total of the list with the same filters. */
  queues(query: QueuesQuery): Promise<QueuesView>;
  /** Tickets with a running clock by the next due instant; `dueBefore` limits how far ahead. */
  slaBoard(query: SlaBoardQuery): Promise<TicketDocument[]>;
  /** In the order of entity, series, year and sequence. @throws BadCursor */
  numbers(query: NumbersQuery): Promise<Page<RegisteredNumber>>;
  /** Tickets opened in the period, by group; `none` where a ticket has no department or agent. */
  report(query: ReportQuery): Promise<ReportView>;
  /**
   * Every day of the period. A ticket is resolved on the day of its `resolved_at`, which is the last time: reopened, it counts as
   * never resolved, and as backlog ever since it was opened, until it is resolved again.
   */
  reportDays(query: DaysQuery): Promise<ReportDay[]>;
  /** Of tickets opened in the period, by group in the order of `report`. A clock that is late counts as breached while it runs. */
  reportTimes(query: TimesQuery): Promise<ReportTimes[]>;
  /** Number of documents in each view. */
  counts(): Promise<Record<ViewName, number>>;
}

export interface SimilarQuery {
  subject: string;
  contact_ids: readonly string[];
  type?: TicketType | undefined;
  ended_after: Instant;
}
export interface SimilarDocument {
  document: TicketDocument;
  why: Similarity[];
}

export interface SlaBoardQuery {
  /** Of the running clocks: one that is past its breach, or that has reached an escalation level. */
  state?: 'at_risk' | 'breached' | undefined;
  dueBefore?: string | undefined;
  assigned_department?: TicketFilters['assigned_department'];
  limit: number;
}

export interface ViewStore extends ViewReader {
  /**
   * Folds the events into every view. An event already applied changes nothing; order matters per stream only.
   * @throws MissingEvents and others when an event can't be folded, ViewsSwapped: then nothing of this call is applied.
   * @throws ViewsUnavailable: then an engine without transactions may hold some of the documents. Each is whole, and applying
   *   the same events again completes them: a caller must do that before it counts any of them as applied.
   */
  apply(events: readonly Recorded[]): Promise<void>;
  /** Everything up to this position is in the views; null for new ones. Kept with the views, so a rebuilt set knows its own. */
  loadCheckpoint(): Promise<string | null>;
  /**
   * Saves nothing when the views were swapped since `loadCheckpoint`: the position was reached on others. Nor when it lies before the
   * one that is kept, which another instance knew better.
   */
  saveCheckpoint(position: string): Promise<void>;
  /** Names the views that `loadCheckpoint` spoke of last. What other instances applied to other ones says nothing about these. */
  epoch(): string;
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

/** An event came before those it builds on: folding it would leave them out for good. */
export class MissingEvents extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream}: expected revision ${expected}, got ${actual}`);
    this.name = 'MissingEvents';
  }
}

/** The views can't be read or written right now (full disk, no connection): try again later. */
export class ViewsUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ViewsUnavailable';
  }
}

/** A rebuild put other views in place: start again from their checkpoint. */
export class ViewsSwapped extends Error {
  constructor() {
    super('the views were swapped; start again from the checkpoint of the new ones');
    this.name = 'ViewsSwapped';
  }
}
