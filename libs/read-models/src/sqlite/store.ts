import type {
  ContactsQuery,
  DaysQuery,
  ForecastQuery,
  ForecastView,
  FoundContact,
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
  TicketQuery,
  TimelineItem,
  TimesQuery,
} from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import {
  type ContactDocument,
  type Page,
  type SimilarDocument,
  type SimilarQuery,
  type SlaBoardQuery,
  type TicketDocument,
  type ViewName,
  type ViewStore,
} from '../port';
import { Swaps } from '../swaps';
import { compareTimelineRows, presentTimelineRow, type TimelineRow } from '../timeline';
import { contactOf, findContacts } from './contacts';
import { countsOf, digestsOf } from './digests';
import { documentOf } from './documents';
import { asUnavailable } from './errors';
import { pipeline, queues, slaBoard } from './figures';
import { forecast } from './forecast';
import { LiveViews } from './live-views';
import { listNumbers } from './numbers';
import { report, reportDays, reportTimes } from './reports';
import { loadCheckpoint, saveCheckpoint } from './schema';
import type { Sql } from './sql';
import { similarTickets } from './similar';
import { listTickets } from './ticket-list';
import { ViewWriter } from './writer';

export interface SqliteViewsOptions {
  /** Holds `views.db`, or the file that `views.current` names; created when absent. */
  folder: string;
  /** A rebuild, here or in another process, put other views in place: whoever applies must start again from their checkpoint. */
  onSwap?: () => void;
}

/** Opens the live views of the folder. Several processes may read them; one may apply. */
export const openSqliteViews = (options: SqliteViewsOptions): ViewStore => new SqliteViews(options);

class SqliteViews implements ViewStore {
  readonly #live: LiveViews;
  readonly #swaps: Swaps;
  #epoch: string;

  constructor({ folder, onSwap }: SqliteViewsOptions) {
    this.#swaps = new Swaps(onSwap);
    this.#live = new LiveViews(folder, this.#swaps.noticed);
    this.#epoch = this.#live.file;
  }

  apply(events: readonly Recorded[]): Promise<void> {
    return promised(() => {
      const sql = this.#live.now;
      this.#swaps.refuseStale();
      sql.transaction(() => {
        const writer = new ViewWriter(sql);
        writer.take(events);
        for (const event of events) writer.fold(event);
        writer.flush();
      });
    });
  }

  loadCheckpoint(): Promise<string | null> {
    return promised(() => {
      const sql = this.#live.now;
      this.#swaps.checkpointLoaded();
      this.#epoch = this.#live.file;
      return loadCheckpoint(sql);
    });
  }

  saveCheckpoint(position: string): Promise<void> {
    return promised(() => {
      const sql = this.#live.now;
      const known = loadCheckpoint(sql);
      const isFurther = known === null || comparePositions(position, known) > 0;
      if (!this.#swaps.isStale && isFurther) saveCheckpoint(sql, position);
    });
  }

  epoch(): string {
    return this.#epoch;
  }

  ticket(idOrNumber: string): Promise<TicketDocument | null> {
    return this.#read((sql) => documentOf(sql, idOrNumber));
  }

  tickets(query: TicketQuery): Promise<Page<TicketDocument>> {
    return this.#read((sql) => listTickets(sql, query));
  }

  similar(query: SimilarQuery): Promise<SimilarDocument[]> {
    return this.#read((sql) => similarTickets(sql, query));
  }

  timeline(ticketId: string): Promise<TimelineItem[]> {
    return this.#read((sql) => {
      const rows = sql.rows<[string]>('SELECT row FROM timeline WHERE key = (SELECT key FROM keys WHERE id = ?)', ticketId);
      const parsed = rows.map(([row]) => JSON.parse(row) as TimelineRow);
      return parsed.sort(compareTimelineRows).map(presentTimelineRow);
    });
  }

  contact(id: string): Promise<ContactDocument | null> {
    return this.#read((sql) => contactOf(sql, id));
  }

  contacts(query: ContactsQuery): Promise<FoundContact[]> {
    return this.#read((sql) => findContacts(sql, query));
  }

  pipeline(query: PipelineQuery): Promise<PipelineView> {
    return this.#read((sql) => pipeline(sql, query));
  }

  forecast(query: ForecastQuery): Promise<ForecastView> {
    return this.#read((sql) => forecast(sql, query));
  }

  queues(query: QueuesQuery): Promise<QueuesView> {
    return this.#read((sql) => queues(sql, query));
  }

  slaBoard(query: SlaBoardQuery): Promise<TicketDocument[]> {
    return this.#read((sql) => slaBoard(sql, query));
  }

  numbers(query: NumbersQuery): Promise<Page<RegisteredNumber>> {
    return this.#read((sql) => listNumbers(sql, query));
  }

  report(query: ReportQuery): Promise<ReportView> {
    return this.#read((sql) => report(sql, query));
  }

  reportDays(query: DaysQuery): Promise<ReportDay[]> {
    return this.#read((sql) => reportDays(sql, query));
  }

  reportTimes(query: TimesQuery): Promise<ReportTimes[]> {
    return this.#read((sql) => reportTimes(sql, query));
  }

  counts(): Promise<Record<ViewName, number>> {
    return this.#read(countsOf);
  }

  digests(): Promise<Record<ViewName, string>> {
    return this.#read(digestsOf);
  }

  close(): Promise<void> {
    return promised(() => this.#live.close());
  }

  #read<T>(work: (sql: Sql) => T): Promise<T> {
    return promised(() => {
      const sql = this.#live.forReading;
      return sql.snapshot(() => work(sql));
    });
  }
}

/** Done at once, as all of SQLite's calls; an error becomes the promise's. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    try {
      resolve(work());
    } catch (error) {
      throw asUnavailable(error);
    }
  });
