/** What the relays tell: how far each category is in the stream. Told at once, and looked up from time to time, as telling can fail. */
import type { Category } from '@eventdesk/contracts';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import type { Msg, StreamInfo, Subscription } from 'nats';
import type { Broker } from './broker';
import { reached } from '../common/waiters';
import type { Mark } from './frontier';
import type { Come } from './reading';
import { relayKey, type RelayRecord, relaySubject, removedFrom } from './relay-record';
import { Silence } from './silence';

export class RelayWatch {
  readonly #records = new Map<Category, RelayRecord>();
  readonly #listeners = new Set<() => void>();
  readonly #followed = new Map<Category, Subscription>();
  readonly #silence: Silence;

  constructor(
    private readonly broker: Broker,
    store: Pick<EventStore, 'head' | 'readAll'>,
  ) {
    this.#silence = new Silence(store);
  }

  /** What nobody follows costs nothing: relays tell much. */
  follow(categories: readonly Category[]): void {
    const { nats, desk } = this.broker;
    for (const category of categories.filter((one) => !this.#followed.has(one))) {
      const callback = (error: Error | null, message: Msg) => {
        const record = error ? null : recordIn(message);
        if (!record) return;
        this.#records.set(category, record);
        this.#tell();
      };
      this.#followed.set(category, nats.subscribe(relaySubject(desk, category), { callback }));
    }
  }

  async refresh(): Promise<void> {
    for (const category of this.#followed.keys()) {
      const found = await this.broker.bucket.get<{ value: RelayRecord | null }>(relayKey(category));
      if (found?.value.value) this.#records.set(category, found.value.value);
    }
    this.#tell();
  }

  /** Looks in the log what relays that say nothing have left to say: one that is away keeps nobody from going on. */
  async lookAtSilent(): Promise<void> {
    const heard = [...this.#records].map(([category, { position }]) => ({ category, position }));
    if (await this.#silence.look(heard)) this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Where another answer means that sequences known by this one are of no use any more. @param stream when it was created */
  fillingsOf(categories: readonly Category[], stream: string): string {
    return categories
      .map((category) => {
        const record = this.#records.get(category);
        return `${category}:${record?.stream ?? stream}:${record?.filling ?? ''}`;
      })
      .join(' ');
  }

  /** Has every relay noticed that this is the stream? A consumer that came before them would read what is to be taken out again. */
  areOf(stream: string, categories: readonly Category[]): boolean {
    return categories.every((category) => (this.#records.get(category)?.stream ?? stream) === stream);
  }

  /** Have the relays seen that nothing of these categories is missing from the stream as it is now? */
  isWhole(info: StreamInfo, categories: readonly Category[]): boolean {
    return categories.every((category) => {
      const record = this.#records.get(category);
      return !record || (record.stream === info.created && record.removed === removedFrom(info));
    });
  }

  /** Where in the log one is who has read so far in a partition, and who has read all of it. */
  marksOf(categories: readonly Category[], partition: number, { sequence, floors }: Come): Mark[] {
    const here = this.#mark(categories, (category, record) => {
      const told = (record.last[partition] ?? 0) <= sequence ? this.#positionOf(category, record) : null;
      return { sequence, position: later(told, floors.get(category) ?? null) };
    });
    const end = this.#mark(categories, (category, record) => ({
      sequence: record.last[partition] ?? 0,
      position: this.#positionOf(category, record),
    }));
    return [here, end].filter((mark) => mark !== null);
  }

  close(): void {
    for (const subscription of this.#followed.values()) subscription.unsubscribe();
  }

  /** What holds for all categories. Null while of one nothing is known. */
  #mark(
    categories: readonly Category[],
    markOf: (category: Category, record: RelayRecord) => { sequence: number; position: string | null },
  ): Mark | null {
    const marks: Mark[] = [];
    for (const category of categories) {
      const record = this.#records.get(category);
      const { sequence, position } = record ? markOf(category, record) : { sequence: 0, position: null };
      if (position === null) return null;
      marks.push({ sequence, position });
    }
    return marks.reduce((a, b) => ({
      sequence: Math.max(a.sequence, b.sequence),
      position: comparePositions(a.position, b.position) <= 0 ? a.position : b.position,
    }));
  }

  /** Everything of the category up to here is in the stream. */
  #positionOf(category: Category, { position }: RelayRecord): string | null {
    return later(position, this.#silence.nothingUpTo(category, position));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const later = (a: string | null, b: string | null): string | null => (b === null || (a !== null && reached(a, b)) ? a : b);

/** Anybody on the network may send anything: what cannot be read is not from a relay. */
function recordIn(message: Msg): RelayRecord | null {
  try {
    const record = message.json<RelayRecord | null>();
    return Array.isArray(record?.last) ? record : null;
  } catch {
    return null;
  }
}
