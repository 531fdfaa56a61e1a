import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from '@eventdesk/contracts';
import { type Clock, systemClock } from '@eventdesk/runtime';
import type { FastifyRequest } from 'fastify';
import type { GatewayPorts } from '../ports';
import { type Database, later, type Statement } from '../gateway-file';

/** Who a request comes from, and how it said so. */
export interface Principal {
  actor: Actor;
  via: 'key' | 'session';
}

const administrator: Actor = { kind: 'agent', id: 'admin', name: 'Administrator' };
const COOKIE = 'eventdesk_session';
const SESSION_HOURS = 12;

/** Checks keys and sessions. Sessions end by the wall clock, whatever clock the desk runs on; a new key ends them all. */
export class Credentials {
  readonly #keyHash: Buffer;
  readonly #isBehindTls: boolean;
  readonly #open: Statement;
  readonly #insert: Statement;
  readonly #delete: Statement;

  constructor(
    database: Database,
    { adminKey, publicUrl }: Pick<GatewayPorts, 'adminKey' | 'publicUrl'>,
    private readonly wallClock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.#keyHash = hash(adminKey);
    this.#isBehindTls = publicUrl?.startsWith('https:') ?? false;
    this.#open = database.prepare('SELECT 1 FROM sessions WHERE token_hash = ? AND key_hash = ? AND ends_at > ?');
    this.#insert = database.prepare('INSERT INTO sessions (token_hash, key_hash, ends_at) VALUES (?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  }

  /** A header that is present decides alone: a wrong key is not made good by a cookie. */
  principalOf(request: FastifyRequest): Principal | null {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      return key !== undefined && this.isAdminKey(key) ? { actor: administrator, via: 'key' } : null;
    }
    const token = sessionToken(request);
    return token !== null && this.#isOpen(token) ? { actor: administrator, via: 'session' } : null;
  }

  isAdminKey(key: string): boolean {
    return timingSafeEqual(hash(key), this.#keyHash);
  }

  /** @returns the Set-Cookie of a new session */
  signIn(request: FastifyRequest): string {
    const token = randomBytes(32).toString('base64url');
    this.#insert.run(tokenHash(token), this.#keyHash.toString('hex'), later(this.wallClock.now(), SESSION_HOURS));
    return cookie(token, SESSION_HOURS * 3_600, this.#isSecure(request));
  }

  /** Ends the session at once, here and in the browser. @returns the Set-Cookie that removes it */
  signOut(request: FastifyRequest): string {
    const token = sessionToken(request);
    if (token !== null) this.#delete.run(tokenHash(token));
    return cookie('', 0, this.#isSecure(request));
  }

  #isSecure({ protocol }: FastifyRequest): boolean {
    return this.#isBehindTls || protocol === 'https';
  }

  #isOpen(token: string): boolean {
    return this.#open.get(tokenHash(token), this.#keyHash.toString('hex'), this.wallClock.now()) !== undefined;
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest();
const tokenHash = (token: string) => hash(token).toString('hex');

const ofCookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{1,100})(?:;|$)`);
const sessionToken = ({ headers }: FastifyRequest): string | null => ofCookie.exec(headers.cookie ?? '')?.[1] ?? null;

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
