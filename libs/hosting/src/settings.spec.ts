import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseIn, serversOf } from './engines';
import { healthPorts, mongoUrlOf, readHostSettings } from './settings';
import { isLoopback } from './variables';

const NATS_URL = 'nats://127.0.0.1:4222';

describe('the settings of a service with a process of its own', () => {
  it('need NATS, and say what does without it', () => {
    expect(() => readHostSettings('numbering', {})).toThrow(/NATS_URL: expected nats:\/\/host:port.*npm start/);
  });

  it('need MongoDB only where views are kept or read', () => {
    const settings = readHostSettings('numbering', { NATS_URL });
    expect(() => mongoUrlOf(settings)).toThrow(/MONGODB_URL: expected mongodb:\/\/host:port/);
  });

  it('have no clock that could be moved: it would stand in one process and run in the others', () => {
    const environment = { NATS_URL, EVENTDESK_CLOCK: 'manual@2025-03-01T09:00:00.000Z' };
    expect(() => readHostSettings('sla-monitor', environment)).toThrow(/EVENTDESK_CLOCK: expected "system".*npm start/);
  });

  it.each(Object.entries(healthPorts))('%s answers about its health at a port of its own', (name, port) => {
    expect(readHostSettings(name as keyof typeof healthPorts, { NATS_URL }).health).toEqual({ host: '127.0.0.1', port });
  });

  it.each([
    ['EVENTDESK_HEALTH_PORT', 'many', 'expected a port number'],
    ['EVENTDESK_PARTITIONS', '0', 'expected a whole number from 1 to 256'],
    ['EVENTDESK_NATS_REPLICAS', '9', 'expected a whole number from 1 to 5'],
    ['EVENTDESK_NAME', 'My Desk', 'small letters'],
    ['EVENT_STORE_URL', 'postgres://x', 'expected sqlite:<path>, or esdb://'],
    ['NATS_URL', 'http://x', 'expected nats://host:port'],
    ['MONGODB_URL', 'mongo://x', 'expected mongodb://host:port'],
    ['EVENTDESK_ADMIN_KEY', 'short', 'at least 16 characters'],
    ['EVENTDESK_LINK_KEY', 'x'.repeat(31), 'at least 32 characters'],
    ['EVENTDESK_TRUSTED_PROXIES', '10.0.0.0/8, proxy.example', 'addresses of proxies'],
    ['EVENTDESK_TRUSTED_PROXIES', '10.0.0.0/33', 'addresses of proxies'],
  ])('name %s and what was expected instead of %s', (name, value, expected) => {
    expect(() => readHostSettings('projector', { NATS_URL, [name]: value })).toThrow(new RegExp(`${name}: .*${expected}`));
  });

  it('believe the proxies that are named', () => {
    const EVENTDESK_TRUSTED_PROXIES = '10.0.0.0/8, fd00::/8,192.168.1.10';
    expect(readHostSettings('gateway', { NATS_URL, EVENTDESK_TRUSTED_PROXIES }).http.trustedProxies).toEqual([
      '10.0.0.0/8',
      'fd00::/8',
      '192.168.1.10',
    ]);
  });

  describe('take the admin key from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eventdesk-key-'));
    const file = join(folder, 'key');
    afterAll(() => rmSync(folder, { recursive: true }));
    const read = () => readHostSettings('gateway', { NATS_URL, EVENTDESK_ADMIN_KEY_FILE: file });

    it('when there is one', () => {
      expect(read).toThrow(`EVENTDESK_ADMIN_KEY_FILE: ${file} can't be read`);
    });

    it('when it is long enough, without the line’s end', () => {
      writeFileSync(file, 'short\n');
      expect(read).toThrow(/EVENTDESK_ADMIN_KEY_FILE.*at least 16/);
      writeFileSync(file, 'a-key-of-more-than-sixteen\n');
      expect(read().adminKey).toBe('a-key-of-more-than-sixteen');
    });

    it('and the key of customers’ links, which is longer', () => {
      const links = () => readHostSettings('notification', { NATS_URL, EVENTDESK_LINK_KEY_FILE: file }).linkKey;
      expect(links).toThrow(/EVENTDESK_LINK_KEY_FILE.*at least 32/);
      writeFileSync(file, `${'x'.repeat(32)}\n`);
      expect(links()).toBe('x'.repeat(32));
    });
  });
});

describe('the engines’ URLs', () => {
  it('give NATS its credentials beside the addresses', () => {
    expect(serversOf('nats://numbering:s%40crct@a:4222, nats://b:4222')).toEqual({
      servers: ['nats://a:4222', 'nats://b:4222'],
      user: 'numbering',
      pass: 's@crct',
    });
    expect(serversOf(NATS_URL)).toEqual({ servers: [NATS_URL] });
  });

  it.each([
    ['mongodb://a:27017', 'eventdesk'],
    ['mongodb://a:27017/?directConnection=true', 'eventdesk'],
    ['mongodb://u:p@a:27017,b:27017/desk?replicaSet=rs0', 'desk'],
  ])('name MongoDB’s database: %s', (url, name) => {
    expect(databaseIn(url)).toBe(name);
  });
});

describe('an address to listen on', () => {
  it.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['desk.example', false],
    ['127.evil.example', false],
  ])('know whether %s is this machine alone', (host, loopback) => expect(isLoopback(host)).toBe(loopback));
});
