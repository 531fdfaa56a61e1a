/** Keys, sessions, people and presence in MongoDB, for as many gateways as there are. */
import { randomUUID } from 'node:crypto';
import type { Person, SignedIn } from '@eventdesk/contracts';
import { durableDatabase, inTime, isOfServer, LastingClient } from '@eventdesk/read-models/mongodb';
import type { Collection, Db, MongoClient } from 'mongodb';
import { type Claim, type GatewayStore, KeptUnavailable, type Outcome } from '../port';
import { answerOf, claimUpdate, type StoredClaim } from './claims';
import { MongoPresence } from './presence';
import { SignedInPeople } from './sessions';
import { type Ending, Unfinished } from './unfinished';

export interface MongoKeptOptions {
  /** `mongodb://…` or `mongodb+srv://…`. */
  url: string;
  /** Default: the one of the URL, else `eventdesk`. */
  database?: string;
  /**
   * How long a key stays claimed by a gateway of which nothing is heard: longer than a request takes (its command 5 s at most, the
   * follow-up 2 s). One that takes longer all the same loses the key, not its effect. Milliseconds; default 15,000.
   */
  leaseMs?: number;
}

/** A server that says nothing is given up after so many milliseconds. */
const SILENCE = 5_000;
const LEASE = 15_000;
/** Longer than finding a server, a connection and its silence may take together. Milliseconds. */
const LONGEST = 15_000;

/** Makes its indexes when they are not there. @throws KeptUnavailable */
export async function openMongoKept({ url, database, leaseMs = LEASE }: MongoKeptOptions): Promise<GatewayStore> {
  const client = new LastingClient(url, {
    appName: 'eventdesk-gateway',
    maxPoolSize: 20,
    socketTimeoutMS: SILENCE,
  });
  const name = database ?? (client.options.dbName === 'test' ? 'eventdesk' : undefined);
  try {
    const db = await durableDatabase(client, name, SILENCE);
    const kept = new MongoKept(client, db, leaseMs);
    await kept.prepare();
    return kept;
  } catch (error) {
    await client.close();
    throw portError(error);
  }
}

class MongoKept implements GatewayStore {
  /** This very process: one that takes its place after a crash is another. */
  readonly #holder = randomUUID();
  /** By scope: what this gateway started and has not finished. */
  readonly #underWay = new Map<string, { claim: string; isNew: boolean }>();
  readonly #claiming = new Map<string, Promise<Claim>>();
  readonly #claims: Collection<StoredClaim>;
  readonly #signedIn: SignedInPeople;
  readonly presence: MongoPresence;
  readonly #unfinished: Unfinished;

  constructor(
    private readonly client: MongoClient,
    db: Db,
    private readonly leaseMs: number,
  ) {
    this.#claims = db.collection('gateway_answers');
    this.#signedIn = new SignedInPeople(db);
    this.presence = new MongoPresence(db, (work) => this.#do(work));
    this.#unfinished = new Unfinished((ending) => this.#write(ending), leaseMs);
  }

  async prepare(): Promise<void> {
    await this.#claims.createIndex({ kept_until: 1 }, { expireAfterSeconds: 0 });
    await this.#signedIn.prepare();
    await this.presence.prepare();
  }

  /** One after another for a key: of those here, each must know whether an earlier one is at work on it. */
  async claim(scope: string, requestHash: string): Promise<Claim> {
    for (let before; (before = this.#claiming.get(scope));) await before.catch(() => undefined);
    const claiming = this.#claim(scope, requestHash).finally(() => this.#claiming.delete(scope));
    this.#claiming.set(scope, claiming);
    return claiming;
  }

  async #claim(scope: string, requestHash: string): Promise<Claim> {
    const claim = randomUUID();
    const mayTakeOwn = !this.#underWay.has(scope);
    const update = claimUpdate({ requestHash, claim, holder: this.#holder, leaseMs: this.leaseMs, mayTakeOwn });
    const found = await this.#do(() =>
      this.#claims.findOneAndUpdate({ _id: scope }, update, { upsert: true, returnDocument: 'after' }),
    );
    if (!found) throw new Error('an upsert answered no document');
    if (found.claim !== claim) return standing(found, requestHash);
    this.#underWay.set(scope, { claim, isNew: found.is_new });
    return { kind: 'started' };
  }

  /** What can't be written now is written when the server is back, while the lease lasts. */
  async finish(scope: string, outcome: Outcome): Promise<void> {
    const started = this.#underWay.get(scope);
    if (!started) return;
    const ending = { scope, outcome, ...started };
    try {
      await this.#write(ending);
    } catch (error) {
      this.#unfinished.add(ending);
      throw error;
    } finally {
      this.#underWay.delete(scope);
    }
  }

  openSession(tokenHash: string, keyHash: string, who: SignedIn): Promise<void> {
    return this.#do(() => this.#signedIn.open(tokenHash, keyHash, who));
  }

  session(tokenHash: string, keyHash: string): Promise<SignedIn | null> {
    return this.#do(() => this.#signedIn.session(tokenHash, keyHash));
  }

  endSession(tokenHash: string): Promise<void> {
    return this.#do(() => this.#signedIn.end(tokenHash));
  }

  rememberPerson(person: Person): Promise<void> {
    return this.#do(() => this.#signedIn.remember(person));
  }

  people(): Promise<Person[]> {
    return this.#do(() => this.#signedIn.people());
  }

  check(): Promise<void> {
    return this.#do(async () => void (await this.#signedIn.session('', '')));
  }

  async close(): Promise<void> {
    this.#unfinished.close();
    await this.client.close();
  }

  /** Changes nothing once another gateway has taken the key over: then that one's answer counts. */
  #write({ scope, claim, isNew, outcome }: Ending): Promise<void> {
    const ours = { _id: scope, claim };
    return this.#do(async () => {
      if (outcome.kind === 'no_effect' && isNew) return void (await this.#claims.deleteOne(ours));
      const answer = outcome.kind === 'answered' ? JSON.stringify(outcome.answer) : null;
      await this.#claims.updateOne(ours, { $set: { answer, leased_until: new Date(0) } });
    });
  }

  async #do<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await inTime(LONGEST, work());
    } catch (error) {
      throw portError(error);
    }
  }
}

function standing({ request_hash, answer }: StoredClaim, requestHash: string): Claim {
  if (request_hash !== requestHash) return { kind: 'other_request' };
  return answer === null ? { kind: 'in_progress' } : { kind: 'answered', answer: answerOf(answer) };
}

const portError = (error: unknown): unknown => (isOfServer(error) ? new KeptUnavailable(error) : error);
