/** Waiting until the services have taken in what was appended, between the steps of the manual clock. */
import type { EventBus } from '@eventdesk/event-bus';
import type { EventStore } from '@eventdesk/event-store';
import type { ManualClock } from '@eventdesk/runtime';
import { setTimeout as sleep } from 'node:timers/promises';

/** Services of this desk that sleep by the clock: the SLA monitor. At work it does not. */
const SLEEPERS = 1;

/** Resolves when nothing is left to do: who was woken sleeps again, all consumers are at the head, and the head stays there. */
async function quiescent(clock: ManualClock, store: EventStore, bus: EventBus): Promise<void> {
  for (let before: string | null | undefined; ;) {
    const head = await store.head();
    if (head !== null) await Promise.all(bus.consumers().map((consumer) => consumer.passed(head)));
    while (clock.sleeping < SLEEPERS) await sleep(1);
    if (head === before) return;
    before = head;
  }
}

/**
 * Moves the clock to the instant, stopping at every one that a service sleeps until, and waits at each until all that fell due
 * has been handled: what a running desk would have done by then has been done, in the same order.
 */
export async function advanceClock(clock: ManualClock, store: EventStore, bus: EventBus, to: string): Promise<void> {
  await quiescent(clock, store, bus);
  for (let next = clock.nextWake; next !== null && next <= to; next = clock.nextWake) {
    clock.moveTo(next);
    await quiescent(clock, store, bus);
  }
  clock.moveTo(to);
  await quiescent(clock, store, bus);
}
