import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor, SignedIn, SignInRequest } from '@eventdesk/contracts';
import type { FastifyRequest } from 'fastify';
import { SESSION_HOURS } from '../kept/port';
import type { GatewayPorts } from '../ports';

/** Who a request comes from, and how it said so. */
export interface Principal extends SignedIn {
  via: 'key' | 'session';
}

const administrator: Actor = { kind: 'agent', id: 'admin', name: 'Administrator' };
const COOKIE = 'eventdesk_session';

/** Checks keys and sessions. A new key ends all sessions. */
export class Credentials {
  readonly #keyHash: Buffer;
  readonly #keyHashText: string;
  readonly #isBehindTls: boolean;

  constructor(private readonly ports: Pick<GatewayPorts, 'adminKey' | 'publicUrl' | 'kept'>) {
    this.#keyHash = hash(ports.adminKey);
    this.#keyHashText = this.#keyHash.toString('hex');
    this.#isBehindTls = ports.publicUrl?.startsWith('https:') ?? false;
  }

  /**
   * A header that is present decides alone: a wrong key is not made good by a cookie. A promise only where a session has to be
   * looked up. @throws KeptUnavailable
   */
  principalOf(request: FastifyRequest): Principal | null | Promise<Principal | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      return key !== undefined && this.isAdminKey(key) ? { actor: administrator, department: null, via: 'key' } : null;
    }
    const token = sessionToken(request);
    return token === null ? null : this.#principalOfSession(token);
  }

  isAdminKey(key: string): boolean {
    return timingSafeEqual(hash(key), this.#keyHash);
  }

  /** Whoever gives a name acts under it from now on. @returns the Set-Cookie of a new session. @throws KeptUnavailable */
  async signIn(request: FastifyRequest, { name, email, department }: Omit<SignInRequest, 'key'>): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const isNamed = name !== undefined && email !== undefined;
    const actor: Actor = isNamed ? { kind: 'agent', id: email, name } : administrator;
    if (isNamed) await this.ports.kept.rememberPerson({ id: email, name, department });
    await this.ports.kept.openSession(tokenHash(token), this.#keyHashText, { actor, department });
    return cookie(token, SESSION_HOURS * 3_600, this.#isSecure(request));
  }

  /** Ends the session at once, everywhere. @returns the Set-Cookie that removes it. @throws KeptUnavailable */
  async signOut(request: FastifyRequest): Promise<string> {
    const token = sessionToken(request);
    if (token !== null) await this.ports.kept.endSession(tokenHash(token));
    return cookie('', 0, this.#isSecure(request));
  }

  #isSecure({ protocol }: FastifyRequest): boolean {
    return this.#isBehindTls || protocol === 'https';
  }

  async #principalOfSession(token: string): Promise<Principal | null> {
    const session = await this.ports.kept.session(tokenHash(token), this.#keyHashText);
    return session && { ...session, via: 'session' };
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest();
const tokenHash = (token: string) => hash(token).toString('hex');

const ofCookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{1,100})(?:;|$)`);
const sessionToken = ({ headers }: FastifyRequest): string | null => ofCookie.exec(headers.cookie ?? '')?.[1] ?? null;

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
