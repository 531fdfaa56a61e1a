/** A whole gateway around a fake desk, spoken to through Fastify's inject. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCustomerLinks } from '@eventdesk/hosting';
import { createLogger, ManualClock } from '@eventdesk/runtime';
import { defaultDesk, openedAt } from '@eventdesk/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { createGateway, type GatewayPorts, openSqliteKept } from '../index';
import { FakeDesk } from './fake-desk-for-spec';

export const KEY = 'the-key-of-the-specs';
/** Links as the gateway makes and reads them, unless a spec has another key. */
export const customerLinks = (now: () => string, key = 'the-link-key-of-the-specs-of-32-characters') =>
  createCustomerLinks({ key, base: () => 'http://desk.example', now });
export const config = defaultDesk();

export interface Sent {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: Record<string, unknown> & { errors?: { path: string; message: string }[] };
  text: string;
}

export interface TestGateway {
  app: NestFastifyApplication;
  desk: FakeDesk;
  clock: ManualClock;
  ports: GatewayPorts;
  folder: string;
  /** As `stop`, but its folder stays. */
  close(): Promise<void>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Sent>;
  stop(): Promise<void>;
}

/** @param change what a spec does otherwise; ports are taken over into a gateway that is started again on the same folder */
export async function startGateway(
  change: Partial<GatewayPorts> = {},
  folder = mkdtempSync(join(tmpdir(), 'gateway-')),
): Promise<TestGateway> {
  const desk = new FakeDesk(change.config ?? config);
  const clock = new ManualClock(openedAt);
  const ports: GatewayPorts = {
    config,
    clock,
    logger: createLogger('silent'),
    metrics: new Registry(),
    requests: desk.requests,
    views: desk.views,
    store: desk.store,
    bus: quietBus,
    followUp: { settled: () => Promise.resolve() },
    ready: async () => ({ ok: true, checks: { commands: 'ok', views: 'ok' } }),
    adminKey: KEY,
    customerLinks: customerLinks(() => clock.now()),
    kept: change.kept ?? openSqliteKept({ path: join(folder, 'idempotency.db') }),
    ...change,
  };
  const keptHere = change.kept === undefined;
  const app = await createGateway(ports).catch(async (error: unknown) => {
    if (keptHere) await ports.kept.close();
    throw error;
  });
  const close = async () => {
    await app.close();
    if (keptHere) await ports.kept.close();
  };
  return {
    app,
    desk,
    clock,
    ports,
    folder,
    close,
    send: async (method, path, body, headers = {}) => {
      const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
      const answer = await app.inject({
        method: method as 'GET',
        url: path,
        headers: {
          authorization: `Bearer ${KEY}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: isRaw ? body : JSON.stringify(body) }),
      });
      const isJson = /json/.test(String(answer.headers['content-type']));
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: isJson && answer.payload !== '' ? answer.json<Sent['body']>() : {},
        text: answer.payload,
      };
    },
    stop: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing is late, nothing is parked. */
export const quietBus: GatewayPorts['bus'] = {
  consumers: () => [],
  handled: async () => undefined,
  statuses: async () => [],
  parked: async () => [],
  retryParked: async () => ({ finished: 1, error: null }),
};

export const newTicket = {
  ticket_type: 'support',
  business_entity_id: 'chargecars',
  subject: 'Station does not start',
  description: 'Red light.',
  category: 'technical',
  contact: { name: 'Jan de Vries', email: 'Jan@Customer.example' },
};
