/** What the relays tell: how far each category is in the stream. Told at once, and looked up from time to time, as telling can fail. */
import { categories as all, type Category } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import type { StreamInfo, Subscription } from 'nats';
import type { Broker } from './broker';
import type { Mark } from './frontier';
import { relayKey, type RelayRecord, relaySubject, removedFrom } from './relay-record';

export class RelayWatch {
  readonly #records = new Map<Category, RelayRecord>();
  readonly #listeners = new Set<() => void>();
  readonly #subscriptions: Subscription[];

  constructor(private readonly broker: Broker) {
    this.#subscriptions = all.map((category) =>
      broker.nats.subscribe(relaySubject(broker.desk, category), {
        callback: (error, message) => {
          if (error) return;
          this.#records.set(category, message.json<RelayRecord>());
          this.#tell();
        },
      }),
    );
  }

  async refresh(): Promise<void> {
    for (const category of all) {
      const found = await this.broker.bucket.get<{ value: RelayRecord | null }>(relayKey(category));
      if (found?.value.value) this.#records.set(category, found.value.value);
    }
    this.#tell();
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

  /** Up to where a partition must be read to have everything up to a position. Null while a relay has not said anything. */
  markOf(categories: readonly Category[], partition: number): Mark | null {
    let mark: Mark | null = null;
    for (const category of categories) {
      const record = this.#records.get(category);
      if (!record?.position) return null;
      const sequence = Math.max(mark?.sequence ?? 0, record.last[partition] ?? 0);
      const position: string = mark && comparePositions(mark.position, record.position) < 0 ? mark.position : record.position;
      mark = { sequence, position };
    }
    return mark;
  }

  close(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
