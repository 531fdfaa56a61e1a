/** Links by which a customer sees their own ticket without signing in: a signed token names the ticket, and nothing else is stored. */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { Uuid } from '@eventdesk/contracts';
import { errors, jwtVerify, SignJWT } from 'jose';
import { makeKey, readKey } from './key-file';

export interface CustomerLinks {
  /** @returns the address of the ticket's page for its customer, good for a year from now */
  urlOf(ticketId: string): Promise<string>;
  /** @returns the ticket that the token names; null when it is not one of ours, is past its time, or is no token at all */
  ticketOf(token: string): Promise<string | null>;
}

export interface CustomerLinksOptions {
  /** At least 32 characters. Another key ends all links. */
  key: string;
  /** Where browsers reach the desk, without a slash at its end. Asked for every link. */
  base: () => string;
  /** The desk's clock. */
  now: () => string;
}

const ALGORITHM = 'HS256';
const AUDIENCE = 'customer-link';
const A_YEAR = 365 * 24 * 3_600;

export function createCustomerLinks({ key, base, now }: CustomerLinksOptions): CustomerLinks {
  const secret = new TextEncoder().encode(key);
  return {
    async urlOf(ticketId) {
      const issued = Math.floor(Date.parse(now()) / 1_000);
      const token = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setAudience(AUDIENCE)
        .setSubject(ticketId)
        .setIssuedAt(issued)
        .setExpirationTime(issued + A_YEAR)
        .sign(secret);
      return `${base()}/help/t/${token}`;
    },
    async ticketOf(token) {
      // The algorithm is ours to say, never the token's: that is what forgeries try.
      const ours = { algorithms: [ALGORITHM], audience: AUDIENCE, requiredClaims: ['sub', 'exp'], currentDate: new Date(now()) };
      try {
        return Uuid.safeParse((await jwtVerify(token, secret, ours)).payload.sub).data ?? null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

export const SHORTEST_LINK_KEY = 32;

/** The key of the links in the data folder, made on the first start (mode 0600). @throws ConfigError when the file holds none */
export function openLinkKey(dataFolder: string): string {
  const file = join(dataFolder, 'link-key');
  return (existsSync(file) ? null : makeKey(file)) ?? readKey(file, SHORTEST_LINK_KEY);
}

/** Where browsers reach the desk, as far as its settings say: behind a proxy the public address, else the one it listens on. */
export function browserAddress({
  publicUrl,
  host,
  port,
}: {
  publicUrl?: string | undefined;
  host: string;
  port: number;
}): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
