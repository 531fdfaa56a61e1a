import { eventCodec, type EventMetadata, type Recorded, type StoredEvent } from '@eventdesk/contracts';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import type { ViewName } from '../port';
import type { FailedTicket } from '../rebuild-report';
import { untilWritten } from './bulk';
import type { Collections } from './collections';
import { Hand } from './hand';

export interface FoldingOptions {
  store: Pick<EventStore, 'readAll'>;
  onProgress?: (events: number) => void;
  batch?: number;
}

const DOCUMENTS_IN_HAND = 10_000;

/** Folds the log into views, up to its head, and on from there when asked again. */
export class LogFolding {
  /** How many were read. */
  events = 0;
  /** Position of the last; null when there was none. */
  checkpoint: string | null = null;
  readonly #failed = new Map<string, FailedTicket & { position: string }>();

  constructor(private readonly options: FoldingOptions) {}

  get failed(): FailedTicket[] {
    return [...this.#failed.values()].map(({ ticket_id, event_id, error }) => ({ ticket_id, event_id, error }));
  }

  /** Into views that nobody else writes. */
  async build(hand: Hand): Promise<void> {
    const write = async () => {
      if (!(await hand.write())) throw new Error('somebody else wrote the views under construction');
    };
    await this.#eachPage(async (page) => {
      await this.#fold(hand, page);
      if (hand.held >= (this.options.batch ?? DOCUMENTS_IN_HAND)) await write();
    });
    await write();
  }

  /** Into views that projectors write too. */
  async catchUp(collections: Collections, views: readonly ViewName[]): Promise<void> {
    await this.#eachPage((page) =>
      untilWritten(async () => {
        const hand = new Hand(collections, { views });
        await this.#fold(hand, page);
        return hand.write();
      }),
    );
  }

  async #eachPage(work: (page: readonly StoredEvent[]) => Promise<void>): Promise<void> {
    const { store, onProgress } = this.options;
    for await (const { events, position } of store.readAll({ after: this.checkpoint })) {
      await work(events);
      this.events += events.length;
      this.checkpoint = position;
      onProgress?.(this.events);
    }
  }

  async #fold(hand: Hand, page: readonly StoredEvent[]): Promise<void> {
    const events = page.flatMap((stored) => this.#attempt(stored, ticketOf(stored), () => eventCodec.decode(stored)) ?? []);
    await hand.take(events);
    for (const event of events) this.#attempt(event, event.ticket_id, () => hand.fold(event));
  }

  /** As the projector does: nothing more happens to a ticket after an event that fails. Null for what fails or comes after. */
  #attempt<T>({ id: event_id, position }: Recorded | StoredEvent, ticket_id: string, work: () => T): T | null {
    const failed = this.#failed.get(ticket_id);
    if (failed && comparePositions(position, failed.position) > 0) return null;
    try {
      return work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#failed.set(ticket_id, { ticket_id, event_id, error: message, position });
      return null;
    }
  }
}

const ticketOf = ({ metadata }: StoredEvent): string => (metadata as EventMetadata).ticket_id;
