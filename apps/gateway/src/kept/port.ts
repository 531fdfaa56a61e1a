/**
 * What a gateway keeps: answers by idempotency key, sessions, who ever signed in, and who looks at what. Losing it signs people
 * out and forgets their names until they sign in again; no ticket is ever in it alone.
 */
import type { Instant, Person, SignedIn } from '@eventdesk/contracts';
import type { PresenceStore } from '../presence/port';

/** As an HTTP answer; the body is JSON. */
export interface KeptAnswer {
  status: number;
  body: unknown;
  headers: Readonly<Record<string, string>>;
}

/** `started`: it is yours to do, then `finish`. `other_request`: the key was used for something else. */
export type Claim =
  { kind: 'started' } | { kind: 'answered'; answer: KeptAnswer } | { kind: 'other_request' } | { kind: 'in_progress' };

/** `no_effect`: the key may stand for another request. `unknown`: it may have been done, and the same request may do it again. */
export type Outcome = { kind: 'answered'; answer: KeptAnswer } | { kind: 'no_effect' } | { kind: 'unknown' };

/**
 * All of it lives by the wall clock, whatever clock the desk has. Every method rejects with KeptUnavailable when the
 * store can't be asked.
 */
export interface GatewayStore {
  /**
   * What a key stands for is written down before the work begins: after a crash in between, the same request does it again under
   * the same command id, so the effect is still one, and another request is still refused. Of several claims at once, of
   * whichever gateways share the store, one is started.
   */
  claim(scope: string, requestHash: string): Promise<Claim>;
  /** Ends what `claim` started here. `no_effect` frees the key, unless somebody may have carried it out before. */
  finish(scope: string, outcome: Outcome): Promise<void>;

  openSession(tokenHash: string, keyHash: string, who: SignedIn): Promise<void>;
  /** Null once it ended, by its time, by sign-out at any gateway, or because the key it was opened with is no longer the key. */
  session(tokenHash: string, keyHash: string): Promise<SignedIn | null>;
  endSession(tokenHash: string): Promise<void>;

  /** Outlives their sessions; of the same id the last name and department count. */
  rememberPerson(person: Person): Promise<void>;
  /** Everybody who was ever remembered, in no order. */
  people(): Promise<Person[]>;

  /** Shared wherever the rest is, and kept no longer than it is true. */
  readonly presence: PresenceStore;

  /** Resolves when it can be asked. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export const KEPT_HOURS = 7 * 24;
export const SESSION_HOURS = 12;

export const later = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

/** Disk full, file locked, server away: the same request may well succeed later. */
export class KeptUnavailable extends Error {
  constructor(cause: unknown) {
    super(`keys and sessions can't be read or written (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
    this.name = 'KeptUnavailable';
  }
}
