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
import type { MongoClient } from 'mongodb';
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
import { compareTimelineRows, presentTimelineRow } from '../timeline';
import { untilWritten } from './bulk';
import { clientOf, type ConnectionOptions, databaseOf, durableDatabase } from './client';
import { type Collections, rowsOf, type StoredTicket } from './collections';
import { contactOf, findContacts } from './contacts';
import { countsOf, digestsOf } from './digests';
import { withPortErrors } from './errors';
import { pipeline, queues, slaBoard } from './figures';
import { forecast } from './forecast';
import { Hand } from './hand';
import { inTime } from './lasting-client';
import { LiveViews } from './live-views';
import { listNumbers } from './numbers';
import { PointerDocument, type PointerTo } from './pointer';
import { report, reportDays, reportTimes } from './reports';
import { similarTickets } from './similar';
import { documentOf, listTickets } from './ticket-list';
import { repliesOf } from './texts';

export interface MongoViewsOptions extends ConnectionOptions {
  /** A rebuild, here or in another process, put other views in place: whoever applies must start again from their checkpoint. */
  onSwap?: () => void;
}

/**
 * Connects and makes what is missing of collections and indexes. Any number of processes may read and apply: an event that several
 * of them apply has the effect of one. `apply` writes each document whole or not at all, but no two together: when it fails with
 * ViewsUnavailable some may be written, and applying the events again completes them.
 * @throws ViewsUnavailable
 */
export function openMongoViews({ onSwap, ...connection }: MongoViewsOptions): Promise<ViewStore> {
  return withPortErrors(async () => {
    const client = clientOf(connection);
    const swaps = new Swaps(onSwap);
    try {
      const db = await durableDatabase(client, databaseOf(connection));
      return new MongoViews(client, new PointerDocument(db), await LiveViews.open(db, swaps.noticed), swaps);
    } catch (error) {
      await client.close();
      throw error;
    }
  });
}

/** A projector that waited for a lost write would stand still: it applies again. Longer than any batch takes. Milliseconds. */
const LONGEST_WRITE = 300_000;
/** Milliseconds. */
const LONGEST_READ = 60_000;

/** How often one who wants to be told of a swap looks by himself. Milliseconds. */
const WATCH_EVERY = 1_000;

class MongoViews implements ViewStore {
  /** What the checkpoint was loaded of. */
  #loaded: PointerTo;
  #watching: NodeJS.Timeout | undefined;

  constructor(
    private readonly client: MongoClient,
    private readonly pointer: PointerDocument,
    private readonly live: LiveViews,
    private readonly swaps: Swaps,
  ) {
    this.#loaded = live.known.pointer;
    // Who has nothing to apply must start again too: until then the others take nothing for done that he did before.
    if (swaps.areToldOf) this.#watching = setInterval(() => void this.#watch(), WATCH_EVERY).unref();
  }

  apply(events: readonly Recorded[]): Promise<void> {
    return withPortErrors(async () => {
      // Should they be swapped from here on: the rebuild folds what is in the log by then into the new ones too.
      const { collections } = await this.live.recent();
      this.swaps.refuseStale();
      const written = untilWritten(async () => {
        const hand = new Hand(collections);
        await hand.take(events);
        for (const event of events) hand.fold(event);
        return hand.write();
      });
      await inTime(LONGEST_WRITE, written);
    });
  }

  loadCheckpoint(): Promise<string | null> {
    return withPortErrors(async () => {
      const { pointer } = await this.live.now();
      this.swaps.checkpointLoaded();
      this.#loaded = pointer;
      return pointer.checkpoint;
    });
  }

  saveCheckpoint(position: string): Promise<void> {
    return withPortErrors(async () => {
      if (this.swaps.isStale) return;
      const saved = await inTime(LONGEST_WRITE, this.pointer.saveCheckpoint(this.#loaded, position));
      if (!saved) await this.live.now();
    });
  }

  epoch(): string {
    const { born, generation } = this.#loaded;
    return `${born}/${generation}`;
  }

  ticket(idOrNumber: string): Promise<TicketDocument | null> {
    return this.#read(async (collections) => {
      const byNumber = { 'list.ticket_number': idOrNumber };
      const found =
        (await collections.tickets.findOne({ _id: idOrNumber, $or: [{ ticket: { $ne: null } }, isRemoved] }, withoutIndexed)) ??
        (await collections.tickets.findOne(byNumber, { ...withoutIndexed, sort: { 'list.created_at': 1, _id: 1 } })) ??
        (await collections.tickets.findOne({ 'number.state.ticket_number': idOrNumber, ...isRemoved }, withoutIndexed));
      return found && { ...documentOf(found), replies: await all(repliesOf(collections, found)) };
    });
  }

  tickets(query: TicketQuery): Promise<Page<TicketDocument>> {
    return this.#read((collections) => listTickets(collections, query));
  }

  similar(query: SimilarQuery): Promise<SimilarDocument[]> {
    return this.#read((collections) => similarTickets(collections, query));
  }

  timeline(ticketId: string): Promise<TimelineItem[]> {
    return this.#read(async ({ timeline }) => {
      const found = await timeline.find(rowsOf(ticketId)).toArray();
      return found
        .map(({ row }) => row)
        .sort(compareTimelineRows)
        .map(presentTimelineRow);
    });
  }

  contact(id: string): Promise<ContactDocument | null> {
    return this.#read((collections) => contactOf(collections, id));
  }

  contacts(query: ContactsQuery): Promise<FoundContact[]> {
    return this.#read((collections) => findContacts(collections, query));
  }

  pipeline(query: PipelineQuery): Promise<PipelineView> {
    return this.#read((collections) => pipeline(collections, query));
  }

  forecast(query: ForecastQuery): Promise<ForecastView> {
    return this.#read((collections) => forecast(collections, query));
  }

  queues(query: QueuesQuery): Promise<QueuesView> {
    return this.#read((collections) => queues(collections, query));
  }

  slaBoard(query: SlaBoardQuery): Promise<TicketDocument[]> {
    return this.#read((collections) => slaBoard(collections, query));
  }

  numbers(query: NumbersQuery): Promise<Page<RegisteredNumber>> {
    return this.#read((collections) => listNumbers(collections, query));
  }

  report(query: ReportQuery): Promise<ReportView> {
    return this.#read((collections) => report(collections, query));
  }

  reportDays(query: DaysQuery): Promise<ReportDay[]> {
    return this.#read((collections) => reportDays(collections, query));
  }

  reportTimes(query: TimesQuery): Promise<ReportTimes[]> {
    return this.#read((collections) => reportTimes(collections, query));
  }

  /** Of all there is, however long that takes. */
  counts(): Promise<Record<ViewName, number>> {
    return withPortErrors(async () => countsOf((await this.live.recent()).collections));
  }

  /** Of all there is, however long that takes. */
  digests(): Promise<Record<ViewName, string>> {
    return withPortErrors(async () => digestsOf((await this.live.recent()).collections));
  }

  close(): Promise<void> {
    clearInterval(this.#watching);
    return withPortErrors(() => this.client.close());
  }

  async #watch(): Promise<void> {
    this.swaps.remind();
    await this.live.now().catch(() => {});
  }

  #read<T>(work: (collections: Collections) => Promise<T>): Promise<T> {
    return withPortErrors(async () => inTime(LONGEST_READ, work((await this.live.recent()).collections)));
  }
}

const isRemoved = { 'removed.revision': { $exists: true } };
const withoutIndexed = { projection: { list: 0, words: 0 } satisfies Partial<Record<keyof StoredTicket, 0>> };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
