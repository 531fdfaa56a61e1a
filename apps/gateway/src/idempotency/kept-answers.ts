import { type Clock, systemClock } from '@eventdesk/runtime';
import { type Database, later, type Statement } from '../gateway-file';
import { Answer } from '../http/answer';

const KEPT_HOURS = 7 * 24;

interface Kept {
  request_hash: string;
  answer: string | null;
}

/** `started`: do it, then `keep` or `forget`, and `release`. `other_request`: the key was used for something else. */
export type Claim =
  { kind: 'started' } | { kind: 'answered'; answer: Answer } | { kind: 'other_request' } | { kind: 'in_progress' };

/**
 * Answers kept by idempotency key. What a key stands for is written down before the work begins: after a crash in between, the
 * same request does it again under the same command id, so the effect is still one, and another request is still refused.
 */
export class KeptAnswers {
  /** In memory alone: whatever was under way in a process that died is under way no more. */
  readonly #underWay = new Map<string, { isNew: boolean }>();

  readonly #select: Statement;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #delete: Statement;

  constructor(
    database: Database,
    private readonly wallClock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.#select = database.prepare('SELECT request_hash, answer FROM answers WHERE scope = ? AND kept_until > ?');
    this.#insert = database.prepare(
      'INSERT OR REPLACE INTO answers (scope, request_hash, answer, kept_until) VALUES (?, ?, NULL, ?)',
    );
    this.#update = database.prepare('UPDATE answers SET answer = ? WHERE scope = ?');
    this.#delete = database.prepare('DELETE FROM answers WHERE scope = ?');
  }

  claim(scope: string, requestHash: string): Claim {
    const kept = this.#read(scope);
    if (kept && kept.request_hash !== requestHash) return { kind: 'other_request' };
    if (this.#underWay.has(scope)) return { kind: 'in_progress' };
    if (kept?.answer) {
      const { status, body, headers } = JSON.parse(kept.answer) as Answer;
      return { kind: 'answered', answer: new Answer(status, body, headers) };
    }
    if (!kept) this.#insert.run(scope, requestHash, later(this.wallClock.now(), KEPT_HOURS));
    this.#underWay.set(scope, { isNew: kept === undefined });
    return { kind: 'started' };
  }

  keep(scope: string, answer: Answer): void {
    this.#update.run(JSON.stringify(answer), scope);
  }

  /** Frees the key of a request that had no effect; not of one that an earlier process may have carried out. */
  forget(scope: string): void {
    if (this.#underWay.get(scope)?.isNew) this.#delete.run(scope);
  }

  release(scope: string): void {
    this.#underWay.delete(scope);
  }

  #read(scope: string): Kept | undefined {
    return this.#select.get(scope, this.wallClock.now()) as Kept | undefined;
  }
}
