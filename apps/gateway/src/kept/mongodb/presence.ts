import type { Collection, Db } from 'mongodb';
import { type Here, MOST_AT_A_TICKET, PRESENT_MS, type Present, type PresenceStore } from '../../presence/port';

interface StoredPresence {
  _id: string;
  ticket_id: string;
  person: string;
  name: string;
  writing: boolean;
  since: Date;
  seen_at: Date;
}

/** Soon is enough: a presence that an election loses comes again with the next beat. */
const soon = { writeConcern: { w: 1, journal: false } } as const;
const lately = { $gt: ['$seen_at', { $subtract: ['$$NOW', PRESENT_MS] }] };

/** Timed by the server's clock alone, which forgets it too. */
export class MongoPresence implements PresenceStore {
  readonly #present: Collection<StoredPresence>;

  /** @param run gives failures the port's name */
  constructor(
    db: Db,
    private readonly run: <T>(work: () => Promise<T>) => Promise<T>,
  ) {
    this.#present = db.collection('gateway_presence');
  }

  async prepare(): Promise<void> {
    await this.#present.createIndex({ ticket_id: 1 });
    await this.#present.createIndex({ seen_at: 1 }, { expireAfterSeconds: PRESENT_MS / 1_000 });
  }

  seen(ticketId: string, { client, id, name, writing }: Here): Promise<Present[]> {
    const told = { ticket_id: ticketId, person: id, name, writing };
    const beat = [
      { $set: { since: { $cond: [lately, { $ifNull: ['$since', '$$NOW'] }, '$$NOW'] } } },
      { $set: { ...literal(told), seen_at: '$$NOW' } },
    ];
    return this.run(async () => {
      await this.#present.updateOne({ _id: keyOf(ticketId, id, client) }, beat, { upsert: true, ...soon });
      const found = this.#present.find(
        { ticket_id: ticketId, $expr: lately },
        { sort: { seen_at: -1 }, limit: MOST_AT_A_TICKET },
      );
      return (await found.toArray()).map(({ person, since, ...one }) => ({
        id: person,
        name: one.name,
        writing: one.writing,
        since: since.toISOString(),
      }));
    });
  }

  left(ticketId: string, { client, id }: Pick<Here, 'client' | 'id'>): Promise<void> {
    return this.run(async () => void (await this.#present.deleteOne({ _id: keyOf(ticketId, id, client) }, soon)));
  }
}

const keyOf = (...parts: string[]): string => parts.join('/');

/** What people type is a value, even where it looks like a field of the document. */
const literal = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { $literal: value }]));
