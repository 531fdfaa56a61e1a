import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';

/** For specs. Emptied rather than dropped: making the indexes of a new one takes longer than most tests. */
export class CleanDatabases {
  readonly #client: MongoClient;
  readonly #free: string[] = [];
  readonly #all: string[] = [];

  constructor(url: string) {
    this.#client = new MongoClient(url);
  }

  take(): string {
    const free = this.#free.pop();
    if (free) return free;
    const database = `eventdesk-${randomUUID()}`;
    this.#all.push(database);
    return database;
  }

  async giveBack(database: string): Promise<void> {
    for (const collection of await this.#client.db(database).collections()) await collection.deleteMany({});
    this.#free.push(database);
  }

  async dropAll(): Promise<void> {
    for (const database of this.#all) await this.#client.db(database).dropDatabase();
    await this.#client.close();
  }
}
