import { eventCodec, type EventMetadata, type StoredEvent } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { FailedTicket } from '../rebuild-report';
import type { Sql } from './sql';
import type { ViewWriter } from './writer';

interface FoldingOptions {
  store: Pick<EventStore, 'readAll'>;
  onProgress?: (events: number) => void;
  batch?: number;
}

const DOCUMENTS_IN_HAND = 20_000;

/** Folds the log into views under construction, up to its head, and on from there when asked again. */
export class LogFolding {
  /** How many were read. */
  events = 0;
  /** Position of the last; null when there was none. */
  checkpoint: string | null = null;
  readonly #failed = new Map<string, FailedTicket>();

  constructor(
    private readonly sql: Sql,
    private readonly options: FoldingOptions,
    private readonly writer: ViewWriter,
  ) {}

  get failed(): FailedTicket[] {
    return [...this.#failed.values()];
  }

  async goOn(): Promise<void> {
    const { store, onProgress, batch = DOCUMENTS_IN_HAND } = this.options;
    // One transaction for all: each commit would write the last pages of every table once more.
    this.sql.database.exec('BEGIN');
    for await (const { events, position } of store.readAll({ after: this.checkpoint })) {
      this.#fold(events);
      if (this.writer.held >= batch) this.writer.flush();
      this.events += events.length;
      this.checkpoint = position;
      onProgress?.(this.events);
    }
    this.writer.flush();
    this.sql.database.exec('COMMIT');
  }

  /** As the projector does: nothing more happens to a ticket after an event that fails. */
  #fold(events: readonly StoredEvent[]): void {
    this.writer.take(events.map((event) => ({ stream: event.stream, ticket_id: ticketOf(event) })));
    for (const event of events) {
      const ticket_id = ticketOf(event);
      if (this.#failed.has(ticket_id)) continue;
      try {
        this.writer.fold(eventCodec.decode(event));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.#failed.set(ticket_id, { ticket_id, event_id: event.id, error: message });
      }
    }
  }
}

const ticketOf = ({ metadata }: StoredEvent): string => (metadata as EventMetadata).ticket_id;
