import { createHmac, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { browserAddress, createCustomerLinks, openLinkKey } from './customer-links';

const KEY = 'a-key-of-the-specs-with-32-characters';
const ticket = '0197a2b4-5c6d-7e8f-9a0b-1c2d3e4f5a6b';
let now = '2025-03-01T09:00:00.000Z';
beforeEach(() => void (now = '2025-03-01T09:00:00.000Z'));

const links = (key = KEY) => createCustomerLinks({ key, base: () => 'https://desk.example', now: () => now });
const tokenOf = async (id = ticket, key = KEY) => (await links(key).urlOf(id)).split('/help/t/')[1] ?? '';
const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const soon = Math.floor(Date.parse('2025-03-02T00:00:00.000Z') / 1_000);
const claims = { aud: 'customer-link', sub: ticket, exp: soon };
const signed = (header: object, payload: object, key = KEY) => {
  const body = `${json(header)}.${json(payload)}`;
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
};

describe('a customer’s link', () => {
  it('names its ticket, for a year', async () => {
    const url = await links().urlOf(ticket);
    expect(url).toMatch(/^https:\/\/desk\.example\/help\/t\/[\w-]+\.[\w-]+\.[\w-]{43}$/);
    const token = await tokenOf();
    now = '2026-03-01T08:59:59.000Z';
    expect(await links().ticketOf(token)).toBe(ticket);
    now = '2026-03-01T09:00:01.000Z';
    expect(await links().ticketOf(token)).toBeNull();
  });

  it('made by hand as the format says is the same thing', async () =>
    expect(await links().ticketOf(signed({ alg: 'HS256' }, claims))).toBe(ticket));

  it.each<[string, () => string | Promise<string>]>([
    ['of another key', () => tokenOf(ticket, 'another-key-altogether-with-32-chars')],
    ['without a signature', () => new UnsecuredJWT(claims).encode()],
    ['that says alg none and keeps a signature', () => signed({ alg: 'none' }, claims)],
    ['that says another alg over the right signature', () => signed({ alg: 'RS256' }, claims)],
    ['of a longer hash', () => new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).sign(Buffer.from(KEY))],
    [
      'of a key pair',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256' })
          .sign(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    ],
    ['that brings its own key', () => signed({ alg: 'HS256', jwk: { kty: 'oct', k: json('x') } }, claims, 'its-own-key')],
    ['with a header that must be understood', () => signed({ alg: 'HS256', crit: ['x'], x: 1 }, claims)],
    ['for another audience', () => signed({ alg: 'HS256' }, { ...claims, aud: 'session' })],
    ['without an audience', () => signed({ alg: 'HS256' }, { ...claims, aud: undefined })],
    ['without an end', () => signed({ alg: 'HS256' }, { ...claims, exp: undefined })],
    ['that is over', () => signed({ alg: 'HS256' }, { ...claims, exp: soon - 7 * 86_400 })],
    ['that is not good yet', () => signed({ alg: 'HS256' }, { ...claims, nbf: soon })],
    ['without a ticket', () => signed({ alg: 'HS256' }, { ...claims, sub: undefined })],
    ['of something that is no ticket’s id', () => signed({ alg: 'HS256' }, { ...claims, sub: 'SUP-2025-00001' })],
    [
      'with another ticket under an old signature',
      async () => {
        const [header, , signature] = (await tokenOf()).split('.');
        return `${header}.${json({ ...claims, sub: ticket.replace('0197', '0198') })}.${signature}`;
      },
    ],
    ['that is no token', () => 'SUP-2025-00001'],
    ['of dots', () => '..'],
    ['of nothing', () => ''],
    ['of another form', () => 'a.b.c.d.e'],
    ['of no JSON', () => `${Buffer.from('{').toString('base64url')}.e30.${'x'.repeat(43)}`],
  ])('%s names none', async (_, forge) => expect(await links().ticketOf(await forge())).toBeNull());
});

describe('the key of the links', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'link-key-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, for this user’s eyes alone', () => {
    const key = openLinkKey(folder);
    expect([key, openLinkKey(folder)]).toEqual([expect.stringMatching(/^[\w-]{43}$/), key]);
    const file = join(folder, 'link-key');
    expect([statSync(file).mode & 0o777, readFileSync(file, 'utf8')]).toEqual([0o600, `${key}\n`]);
  });

  it('is not taken when it is too short to keep anybody out', () => {
    writeFileSync(join(folder, 'link-key'), 'x'.repeat(31));
    expect(() => openLinkKey(folder)).toThrow(/link-key: holds no usable key; expected at least 32/);
  });
});

describe('where browsers reach the desk', () => {
  it.each([
    [{ publicUrl: 'https://desk.example/', host: '0.0.0.0', port: 3000 }, 'https://desk.example'],
    [{ host: '127.0.0.1', port: 3000 }, 'http://127.0.0.1:3000'],
    [{ host: '0.0.0.0', port: 80 }, 'http://localhost:80'],
    [{ host: '::1', port: 3000 }, 'http://[::1]:3000'],
  ])('of %j is %s', (place, address) => expect(browserAddress(place)).toBe(address));
});
