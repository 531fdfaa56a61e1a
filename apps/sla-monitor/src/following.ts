/** Learns of the clocks that other instances move: whoever takes a ticket over has its timer already. */
import { eventCodec, type SlaEvent, streams } from '@eventdesk/contracts';
import type { EventStore, LogBatch } from '@eventdesk/event-store';
import type { Logger } from '@eventdesk/runtime';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Alarm } from './alarm';
import { FoldedClocks } from './folded-clocks';

export interface FollowingPorts {
  store: EventStore;
  alarm: Pick<Alarm, 'setAll'>;
  logger: Logger;
}

const TRY_AGAIN_MS = 1_000;

/**
 * Follows the SLA streams of all tickets in the log and sets their timers, its own tickets' too. For a moment it may set one back
 * to what it was some events ago, when this instance was faster; the events that it has yet to see set it right.
 */
export class Following {
  readonly #clocks: FoldedClocks;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly ports: FollowingPorts) {
    this.#clocks = new FoldedClocks(ports.store);
  }

  /** @param position up to which the timers are complete */
  start(position: string | null): void {
    this.#running = this.#run(position, this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(position: string | null, signal: AbortSignal): Promise<void> {
    let failures = 0;
    for (let after = position; !signal.aborted;) {
      try {
        for await (const batch of this.ports.store.subscribe({ after, prefixes: [streams.sla('')] }, signal)) {
          await this.#take(batch);
          after = batch.position;
          failures = 0;
        }
      } catch (error) {
        if (failures++ === 0)
          this.ports.logger.error({ err: error, after }, 'the clocks of other instances cannot be followed now');
      }
      await sleep(TRY_AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #take({ events, position }: LogBatch): Promise<void> {
    if (events.length === 0) return;
    const moved = new Set<string>();
    const lacking = new Set<string>();
    for (const stored of events) {
      const event = eventCodec.decode<SlaEvent>(stored);
      (this.#clocks.take(event) ? moved : lacking).add(event.ticket_id);
    }
    const timers = [...moved].map((ticketId) => this.#clocks.timerOf(ticketId));
    for (const ticketId of lacking) {
      await this.#clocks.load(ticketId);
      timers.push(this.#clocks.timerOf(ticketId));
    }
    this.ports.alarm.setAll(timers, position);
  }
}
