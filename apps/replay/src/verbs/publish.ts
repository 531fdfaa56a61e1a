/** `publish`: the log into JetStream once more, by the services' relays, or here where none runs. The desk stays up. */
import { setTimeout as sleep } from 'node:timers/promises';
import { categories } from '@eventdesk/contracts';
import type { Refill, Relay, Relayed, RelayOptions } from '@eventdesk/event-bus/jetstream';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import { asked } from '../broker';
import { count, type Out, stopwatch } from '../out';
import { UsageError } from '../usage-error';

export interface PublishPorts {
  store: EventStore;
  refill: Refill;
  /** Starts relays of this process, for where no service runs. */
  relay: (options: Pick<RelayOptions, 'store' | 'categories'>) => Relay;
  now: () => string;
  out: Out;
  /** How long a running service may take to go on with what is its own. Default 5,000. */
  patienceMs?: number;
}

export interface Publication {
  stream: string;
  /** Events up to here were left in the stream as they were; null: all are new there. */
  from: string | null;
  /** Everything up to here is in the stream. */
  position: string | null;
  messages_in_stream: number;
  relayed_by: 'the services' | 'this command' | 'nobody: the log is empty';
  seconds: number;
}

const LOOK_EVERY_MS = 200;
/** A relay that stands still for so long with the same words will not go on by itself. */
const FAULT_MS = 10_000;

/** @param from a position as `events` shows it. @throws UsageError, BrokerAway, StoreUnavailable, PartitionsDiffer */
export async function publishLog(ports: PublishPorts, from: string | null): Promise<Publication> {
  const { store, refill, now, out } = ports;
  const elapsed = stopwatch(now);
  const head = await store.head();
  if (from !== null) await refuseUnlessOfLog(store, from, head);
  await asked(refill.ask(from));
  const relayed_by = head === null ? 'nobody: the log is empty' : await untilRelayed(ports, head);
  const messages_in_stream = await asked(refill.messages());
  const { stream } = refill;
  const publication = { stream, from, position: head, messages_in_stream, relayed_by, seconds: elapsed() / 1000 };
  await out.answer(publication, [
    `everything up to ${head} is in ${stream}, which holds ${count(messages_in_stream)} messages; relayed by ${relayed_by}`,
  ]);
  return publication;
}

async function refuseUnlessOfLog(store: EventStore, from: string, head: string | null): Promise<void> {
  if (!/^\d+(\/\d+)?$/.test(from)) throw new UsageError(`--from "${from}" is no position: expected one as \`events\` shows it`);
  if (head === null || comparePositions(from, head) > 0)
    throw new UsageError(`--from ${from} lies beyond the end of the log (${head ?? 'it is empty'})`);
  for await (const _ of store.readAll({ after: from, limit: 1 })) return;
}

async function untilRelayed(ports: PublishPorts, head: string): Promise<Publication['relayed_by']> {
  const { store, refill, relay, out, patienceMs = 5_000 } = ports;
  const own: Relay[] = [];
  const since = performance.now();
  try {
    for (; ; await sleep(LOOK_EVERY_MS)) {
      const relayed = await asked(refill.relayed());
      out.progress(relayed.map((one) => shareOf(one, head)).join(', '));
      if (relayed.every(({ position }) => position !== null && comparePositions(position, head) >= 0)) break;
      // One relay a category: a service may have one of them, and not the others.
      if (own.length === 0 && performance.now() - since > patienceMs && relayed.some(({ taken }) => !taken)) {
        out.note('no service relays all of the log: doing it here');
        own.push(...categories.map((category) => relay({ store, categories: [category] })));
      }
      failWhereStuck(own, performance.now() - since - patienceMs);
    }
    out.progress('all of it is in the stream', 'last');
    return own.some((one) => one.status().leading) ? 'this command' : 'the services';
  } finally {
    await Promise.all(own.map((one) => one.stop()));
  }
}

function failWhereStuck(relays: readonly Relay[], forMs: number): void {
  const stuck = relays.map((relay) => relay.status()).find(({ fault }) => fault !== null);
  if (stuck && forMs > FAULT_MS) throw new UsageError(`the relay of ${stuck.categories.join()} stands still: ${stuck.fault}`);
}

/** Servers count in bytes of the log, which they say twice: `commit/prepare`. */
const placeOf = (position: string): number => Number(position.split('/')[0]);

function shareOf({ category, position }: Relayed, head: string): string {
  const share = position === null ? 0 : Math.min(1, placeOf(position) / placeOf(head));
  return `${category} ${Math.floor(share * 100)} %`;
}
