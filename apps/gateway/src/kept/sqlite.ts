/** Keys, sessions and people in a file of this gateway alone. */
import type { Person, SignedIn } from '@eventdesk/contracts';
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';
import { type Clock, type Logger, systemClock } from '@eventdesk/runtime';
import { PresenceInMemory } from '../presence/in-memory';
import {
  type Claim,
  type GatewayStore,
  KEPT_HOURS,
  type KeptAnswer,
  KeptUnavailable,
  later,
  type Outcome,
  SESSION_HOURS,
} from './port';

export interface SqliteKeptOptions {
  /** The file; created when absent. */
  path: string;
  logger?: Pick<Logger, 'warn'>;
  wallClock?: Pick<Clock, 'now'>;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS answers (
    scope TEXT PRIMARY KEY, request_hash TEXT NOT NULL, answer TEXT, kept_until TEXT NOT NULL) WITHOUT ROWID;
  DROP TABLE IF EXISTS sessions; -- of desks that did not ask who signs in
  CREATE TABLE IF NOT EXISTS signed_in (
    token_hash TEXT PRIMARY KEY, key_hash TEXT NOT NULL, who TEXT NOT NULL, ends_at TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, name TEXT NOT NULL, department TEXT) WITHOUT ROWID;`;

const HOUR = 3_600_000;

type StatementName = 'select' | 'insert' | 'answer' | 'delete' | 'open' | 'session' | 'end' | 'remember' | 'people';
type Statements = Record<StatementName, Statement>;

/** @throws Error when the file cannot be opened */
export const openSqliteKept = (options: SqliteKeptOptions): GatewayStore => new SqliteKept(options);

class SqliteKept implements GatewayStore {
  readonly #database: Database;
  readonly #now: () => string;
  readonly #hourly: NodeJS.Timeout;
  /** In memory alone: whatever was under way in a process that died is under way no more. */
  readonly #underWay = new Map<string, { isNew: boolean }>();
  readonly #statements: Statements;
  readonly presence: PresenceInMemory;

  constructor({ path, logger, wallClock = systemClock }: SqliteKeptOptions) {
    this.#now = () => wallClock.now();
    this.presence = new PresenceInMemory(wallClock);
    this.#database = openDatabase(path, { synchronous: 'normal' });
    this.#database.exec(SCHEMA);
    this.#statements = prepared(this.#database);
    // What can't be removed now is removed an hour later: a full disk is no reason to stop.
    const sweep = () =>
      void this.#forgetPast().catch((error: unknown) =>
        logger?.warn({ err: error }, 'past answers and sessions could not be removed'),
      );
    sweep();
    this.#hourly = setInterval(sweep, HOUR).unref();
  }

  claim(scope: string, requestHash: string): Promise<Claim> {
    return this.#do(({ select, insert }) => {
      const kept = select.get(scope, this.#now()) as { request_hash: string; answer: string | null } | undefined;
      if (kept && kept.request_hash !== requestHash) return { kind: 'other_request' };
      if (this.#underWay.has(scope)) return { kind: 'in_progress' };
      if (kept?.answer) return { kind: 'answered', answer: JSON.parse(kept.answer) as KeptAnswer };
      if (!kept) insert.run(scope, requestHash, later(this.#now(), KEPT_HOURS));
      this.#underWay.set(scope, { isNew: kept === undefined });
      return { kind: 'started' };
    });
  }

  finish(scope: string, outcome: Outcome): Promise<void> {
    const isNew = this.#underWay.get(scope)?.isNew === true;
    this.#underWay.delete(scope);
    return this.#do((statements) => {
      if (outcome.kind === 'answered') statements.answer.run(JSON.stringify(outcome.answer), scope);
      if (outcome.kind === 'no_effect' && isNew) statements.delete.run(scope);
    });
  }

  openSession(tokenHash: string, keyHash: string, who: SignedIn): Promise<void> {
    return this.#do(({ open }) => void open.run(tokenHash, keyHash, JSON.stringify(who), later(this.#now(), SESSION_HOURS)));
  }

  session(tokenHash: string, keyHash: string): Promise<SignedIn | null> {
    return this.#do(({ session }) => {
      const found = session.get(tokenHash, keyHash, this.#now()) as { who: string } | undefined;
      return found ? (JSON.parse(found.who) as SignedIn) : null;
    });
  }

  endSession(tokenHash: string): Promise<void> {
    return this.#do(({ end }) => void end.run(tokenHash));
  }

  rememberPerson({ id, name, department }: Person): Promise<void> {
    return this.#do(({ remember }) => void remember.run(id, name, department));
  }

  people(): Promise<Person[]> {
    return this.#do(({ people }) => people.all() as Person[]);
  }

  check(): Promise<void> {
    return this.#do(({ session }) => void session.get('', '', ''));
  }

  close(): Promise<void> {
    clearInterval(this.#hourly);
    this.#database.close();
    return Promise.resolve();
  }

  #forgetPast(): Promise<void> {
    return this.#do(() => {
      this.#database.prepare('DELETE FROM answers WHERE kept_until <= ?').run(this.#now());
      this.#database.prepare('DELETE FROM signed_in WHERE ends_at <= ?').run(this.#now());
    });
  }

  /** In one go, without giving way to anybody: that is what makes a claim one. */
  #do<T>(work: (statements: Statements) => T): Promise<T> {
    try {
      return Promise.resolve(work(this.#statements));
    } catch (error) {
      return Promise.reject(cannotUseFileNow(error) ? new KeptUnavailable(error) : (error as Error));
    }
  }
}

const prepared = (database: Database): Statements => ({
  select: database.prepare('SELECT request_hash, answer FROM answers WHERE scope = ? AND kept_until > ?'),
  insert: database.prepare('INSERT OR REPLACE INTO answers (scope, request_hash, answer, kept_until) VALUES (?, ?, NULL, ?)'),
  answer: database.prepare('UPDATE answers SET answer = ? WHERE scope = ?'),
  delete: database.prepare('DELETE FROM answers WHERE scope = ?'),
  open: database.prepare('INSERT INTO signed_in (token_hash, key_hash, who, ends_at) VALUES (?, ?, ?, ?)'),
  session: database.prepare('SELECT who FROM signed_in WHERE token_hash = ? AND key_hash = ? AND ends_at > ?'),
  end: database.prepare('DELETE FROM signed_in WHERE token_hash = ?'),
  remember: database.prepare('INSERT OR REPLACE INTO people (id, name, department) VALUES (?, ?, ?)'),
  people: database.prepare('SELECT id, name, department FROM people'),
});

const cannotUseFileNow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN)/.test(String(error.code));
