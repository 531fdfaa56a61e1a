/** Has the log put into the stream once more, by whoever relays it: a running service, or who starts a relay for that. */
import type { Category } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import { nuid } from 'nats';
import { Broker, type BrokerSettings } from './broker';
import { relayKey, type RelayRecord } from './relay-record';

interface Held {
  owner: string | null;
  value: RelayRecord | null;
}

export interface Relayed {
  category: Category;
  /** Everything up to here is in the stream; null when nothing is, or all is to be put there again and nobody has begun. */
  position: string | null;
  /** Whether a relay has it. */
  taken: boolean;
}

const MOST_ATTEMPTS = 50;

export class Refill {
  readonly #broker: Broker;

  constructor(
    settings: BrokerSettings,
    private readonly categories: readonly Category[],
  ) {
    this.#broker = new Broker(settings);
  }

  get stream(): string {
    return this.#broker.stream;
  }

  /**
   * Takes the categories from their relays, which find that out by their next write and go on from what is noted here. Consumers go
   * on from their checkpoints: what was handled is not handled again. Asked twice, it is done twice, with the same result.
   * @param after events up to here stay in the stream as they are; null: all are taken out and put there anew
   * @throws PartitionsDiffer, NatsError
   */
  async ask(after: string | null): Promise<void> {
    await this.#broker.ensureStream();
    for (const category of this.categories) await this.#mark(relayKey(category), after);
  }

  /** How far each category is. @throws NatsError */
  relayed(): Promise<Relayed[]> {
    return Promise.all(
      this.categories.map(async (category) => {
        const { owner = null, value = null } = (await this.#broker.bucket.get<Held>(relayKey(category)))?.value ?? {};
        return { category, position: value?.stream ? value.position : null, taken: owner !== null };
      }),
    );
  }

  /** How many events the stream holds. @throws NatsError */
  async messages(): Promise<number> {
    return (await this.#broker.ensureStream()).state.messages;
  }

  async #mark(key: string, after: string | null): Promise<void> {
    for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
      const found = await this.#broker.bucket.get<Held>(key);
      const record = found?.value.value;
      // Nothing was ever put there: a relay will begin at the beginning by itself.
      if (!found || !record) return;
      const value = after === null ? { ...record, stream: '' } : goingBack(record, after);
      if ((await this.#broker.bucket.replace(key, { owner: null, value }, found.revision)) !== null) return;
    }
    throw new Error(`${key} changes so fast that nobody can ask anything of its relay`);
  }
}

/** Never forward: what lies between would be left out. The filling has another name, since its messages come once more. */
const goingBack = (record: RelayRecord, after: string): RelayRecord => ({
  ...record,
  filling: nuid.next(),
  position: record.position !== null && comparePositions(after, record.position) < 0 ? after : record.position,
});
