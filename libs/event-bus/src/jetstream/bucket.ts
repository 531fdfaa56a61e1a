/** Small JSON documents at the broker (NATS KV), changed only by who knows their last revision. */
import { type KV, type KvEntry, type NatsConnection, StorageType, StringCodec } from 'nats';
import { isConflict, orNull } from './faults';
import { Link } from './link';

export interface Found<T> {
  value: T;
  revision: number;
}

const text = StringCodec();

export class Bucket {
  #kv: Promise<KV> | null = null;

  constructor(
    private readonly nats: NatsConnection,
    readonly name: string,
    private readonly replicas: number,
  ) {}

  async get<T>(key: string): Promise<Found<T> | null> {
    return found<T>(await this.#with((kv) => orNull(kv.get(key))));
  }

  /** @param revision of the document that is to be replaced; 0 when there must be none. @returns the new one, or null when somebody was faster */
  replace(key: string, value: unknown, revision: number): Promise<number | null> {
    const document = text.encode(JSON.stringify(value));
    return unlessChanged(this.#with((kv) => (revision === 0 ? kv.create(key, document) : kv.update(key, document, revision))));
  }

  /** @returns as `replace` */
  remove(key: string, revision: number): Promise<number | null> {
    return unlessChanged(this.#with((kv) => kv.delete(key, { previousSeq: revision }).then(() => revision)));
  }

  async put(key: string, value: unknown): Promise<void> {
    await this.#with((kv) => kv.put(key, text.encode(JSON.stringify(value))));
  }

  async purge(key: string): Promise<void> {
    await this.#with((kv) => kv.purge(key));
  }

  /** @param filter keys with wildcards, like `parked.*.*.>` */
  keys(filter: string): Promise<string[]> {
    return this.#with(async (kv) => {
      const keys: string[] = [];
      for await (const key of await kv.keys(filter)) keys.push(key);
      return keys;
    });
  }

  /** All documents of a filter. */
  async all<T>(filter: string): Promise<(Found<T> & { key: string })[]> {
    const keys = await this.keys(filter);
    const documents = await Promise.all(keys.map(async (key) => ({ key, ...(await this.get<T>(key)) })));
    return documents.filter((document): document is Found<T> & { key: string } => document.revision !== undefined);
  }

  /** Opens the bucket, and creates it when it is not there; after a failure it is looked for again. */
  async #with<R>(work: (kv: KV) => Promise<R>): Promise<R> {
    try {
      return await Link.of(this.nats).ask(async () => work(await (this.#kv ??= this.#open())));
    } catch (error) {
      if (!isConflict(error)) this.#kv = null;
      throw error;
    }
  }

  #open(): Promise<KV> {
    return this.nats.jetstream().views.kv(this.name, { history: 1, storage: StorageType.File, replicas: this.replicas });
  }
}

const found = <T>(entry: KvEntry | null): Found<T> | null =>
  entry?.operation === 'PUT' ? { value: entry.json<T>(), revision: entry.revision } : null;

async function unlessChanged<T>(written: Promise<T>): Promise<T | null> {
  try {
    return await written;
  } catch (error) {
    if (isConflict(error)) return null;
    throw error;
  }
}
