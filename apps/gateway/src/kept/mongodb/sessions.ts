import type { Person, SignedIn } from '@eventdesk/contracts';
import type { Collection, Db } from 'mongodb';
import { SESSION_HOURS } from '../port';

interface StoredSession {
  _id: string;
  key_hash: string;
  /** Absent in sessions of gateways that did not ask who signs in: those ended with them. */
  who?: SignedIn;
  ends_at: Date;
}

interface StoredPerson extends Omit<Person, 'id'> {
  _id: string;
}

/** A read that an election can't take back: signed out is signed out. */
const surely = { readConcern: { level: 'majority' }, readPreference: 'primary' } as const;

/** Sessions, and who ever opened one. */
export class SignedInPeople {
  readonly #sessions: Collection<StoredSession>;
  readonly #people: Collection<StoredPerson>;

  constructor(db: Db) {
    this.#sessions = db.collection('gateway_sessions');
    this.#people = db.collection('gateway_people');
  }

  async prepare(): Promise<void> {
    await this.#sessions.createIndex({ ends_at: 1 }, { expireAfterSeconds: 0 });
  }

  async open(tokenHash: string, keyHash: string, who: SignedIn): Promise<void> {
    const ends_at = new Date(Date.now() + SESSION_HOURS * 3_600_000);
    await this.#sessions.insertOne({ _id: tokenHash, key_hash: keyHash, who, ends_at });
  }

  async session(tokenHash: string, keyHash: string): Promise<SignedIn | null> {
    const open = { _id: tokenHash, key_hash: keyHash, ends_at: { $gt: new Date() } };
    return (await this.#sessions.findOne(open, surely))?.who ?? null;
  }

  async end(tokenHash: string): Promise<void> {
    await this.#sessions.deleteOne({ _id: tokenHash });
  }

  async remember({ id, name, department }: Person): Promise<void> {
    await this.#people.replaceOne({ _id: id }, { name, department }, { upsert: true });
  }

  async people(): Promise<Person[]> {
    const found = await this.#people.find({}, surely).toArray();
    return found.map(({ _id, name, department }) => ({ id: _id, name, department }));
  }
}
