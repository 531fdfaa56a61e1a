/** The customer's specification, on two instances of every service as processes of their own: over NATS, with views in MongoDB. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeskProcess, dropDesk, type Services, startServices, withServer } from '@eventdesk/testing';
import { tellTheStory } from './story.for-spec';

// Six processes twice over, and every step waits for all of them.
jest.setTimeout(120_000);

withServer('nats', (natsUrl) =>
  withServer('mongodb', (mongoUrl) => {
    const name = `e2e-${process.pid}`;
    const url = new URL(mongoUrl);
    url.pathname = `/${name}`;

    tellTheStory({
      year: new Date().getFullYear(),
      async start() {
        const data = mkdtempSync(join(tmpdir(), 'desk-services-'));
        const environment = { NATS_URL: natsUrl, MONGODB_URL: url.href, EVENTDESK_NAME: name };
        const services = await startServices(data, environment, { instances: 2 });
        const stop = async () => {
          const code = await services.stop();
          rmSync(data, { recursive: true });
          await dropDesk({ natsUrl, mongoUrl: url.href, name });
          expect(code).toBe(0);
        };
        return { request: settledRequests(services), stop };
      },
    });
  }),
);

/**
 * A command's answer waits 2 s at most for what it sets off in other processes, which a busy machine may exceed; so the story looks
 * again once all of it has happened.
 */
const settledRequests =
  (services: Services): DeskProcess['request'] =>
  async (method, path, body, headers) => {
    const answer = await services.request<never>(method, path, body, headers);
    const { id } = answer.body as { id?: string };
    if (method === 'GET' || answer.status >= 300 || id === undefined) return answer;
    await settled(services);
    return { ...answer, body: (await services.request<never>('GET', `/tickets/${id}`)).body };
  };

interface Projections {
  items: { lag: number; caught_up: boolean }[];
}

async function settled(services: Services): Promise<void> {
  const isSettled = async () => {
    const { status, body } = await services.request<Projections>('GET', '/admin/projections');
    return status === 200 && body.items.length >= 5 && body.items.every(({ lag, caught_up }) => lag === 0 && caught_up);
  };
  while (!(await isSettled())) await sleep(50);
}
