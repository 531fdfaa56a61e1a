/** What `/health/ready` of a service looks at. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBus } from '@eventdesk/event-bus';
import type { Relay } from '@eventdesk/event-bus/jetstream';
import type { EventStore } from '@eventdesk/event-store';
import type { NatsConnection } from 'nats';

export interface Watched {
  name: string;
  store: Pick<EventStore, 'head'>;
  nats: Pick<NatsConnection, 'flush'>;
  bus: Pick<EventBus, 'consumers'>;
}

/** What not every service has. */
export interface WatchedBesides {
  relay?: Pick<Relay, 'status'> | undefined;
  /** Engines by name; each is asked, and answers when it resolves. */
  engines?: Record<string, () => Promise<unknown>> | undefined;
}

const PATIENCE_MS = 1_000;

/** Ready means that it takes work: engines answer, and nothing that it runs stands still. Within a second. */
export async function checksOf(
  { name, store, nats, bus }: Watched,
  { relay, engines = {} }: WatchedBesides,
): Promise<Record<string, string>> {
  const asked = { log: () => store.head(), nats: () => nats.flush(), ...engines };
  const said = await Promise.all(Object.entries(asked).map(async ([engine, ask]) => [engine, await answers(ask())] as const));
  const stands: Record<string, string> = { [name]: standing(bus.consumers()[0]?.status()) };
  if (relay) stands.relay = standing(relay.status());
  return { ...Object.fromEntries(said), ...stands };
}

/** An engine that is away may answer nothing at all. */
const answers = (asked: Promise<unknown>): Promise<string> => {
  const said = asked.then(
    () => 'ok',
    () => 'does not answer',
  );
  return Promise.race([said, sleep(PATIENCE_MS, 'does not answer', { ref: false })]);
};

const standing = (status: { fault: string | null } | undefined): string =>
  !status ? 'starting' : status.fault === null ? 'ok' : 'stands still';
