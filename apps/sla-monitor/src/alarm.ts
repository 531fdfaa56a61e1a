import type { Clock, Logger } from '@eventdesk/runtime';
import { setImmediate } from 'node:timers/promises';
import type { DueTimer, Timer, TimerStore } from './timers';

/** Looks at one ticket's clocks: everything due by that instant is raised. */
export type Fire = (ticketId: string, until: string) => Promise<void>;
/** Whether this instance is the one that has the ticket now. */
export type Holds = (ticketId: string) => boolean;

/** A command stamped before the due instant may still be under way; a clock that stands still lets everything arrive first. */
const GRACE_MS = 1_000;
const FIRED_AT_ONCE = 32;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 300_000;
/** Nobody tells an instance that it has just been given tickets. */
const LOOK_AGAIN_MS = 1_000;

const shifted = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

/**
 * Sleeps until the earliest timer is due and fires all that are. Asleep it is one sleeper of the clock, at work it is none: who
 * moves a manual clock sees by this that it is done. A ticket whose timer fails is looked at again later, and holds up no other.
 * Where several instances share the tickets, it fires only those that this one holds: timers that are due elsewhere stay, and are
 * looked at again every second, until the log says that they were raised, or the ticket comes here.
 */
export class Alarm {
  readonly #graceMs: number;
  readonly #failures = new Map<string, number>();
  #asleep: { until: string | null; wake: AbortController } | null = null;
  /** Up to then, everything due is fired, or another's. */
  #lookedUpTo = '';
  #stopping = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly timers: TimerStore,
    private readonly logger: Logger,
    private readonly holds?: Holds,
  ) {
    this.#graceMs = clock.manual ? 0 : GRACE_MS;
  }

  start(fire: Fire): void {
    this.#running = this.#run(fire);
  }

  /** Finishes what it is firing. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#asleep?.wake.abort();
    await this.#running;
  }

  /** Sets a ticket's timer; see TimerStore for the position. */
  set(timer: Timer, position: string | null): void {
    this.setAll([timer], position);
  }

  setAll(timers: readonly Timer[], position: string | null): void {
    this.timers.save(timers, position);
    if (timers.some((timer) => this.#wakes(timer))) this.#asleep?.wake.abort();
  }

  #wakes({ ticketId, dueAt }: Timer): boolean {
    if (dueAt === null || this.#asleep === null || this.holds?.(ticketId) === false) return false;
    return this.#asleep.until === null || shifted(dueAt, this.#graceMs) < this.#asleep.until;
  }

  async #run(fire: Fire): Promise<void> {
    let afterFault: string | null = null;
    while (!this.#stopping) {
      try {
        await this.#sleepUntil(afterFault ?? this.#nextFiring());
        afterFault = null;
        await this.#fireDue(fire);
      } catch (error) {
        afterFault = shifted(this.clock.now(), FIRST_BACKOFF_MS);
        this.logger.error({ err: error }, 'the SLA timers cannot be read or written');
      }
    }
  }

  #nextFiring(): string | null {
    if (!this.holds) return this.#firingOf(this.timers.earliest());
    const look = shifted(this.clock.now(), LOOK_AGAIN_MS);
    const next = this.#firingOf(this.timers.earliest(this.#lookedUpTo));
    return next !== null && next < look ? next : look;
  }

  #firingOf(dueAt: string | null): string | null {
    return dueAt === null ? null : shifted(dueAt, this.#graceMs);
  }

  async #sleepUntil(until: string | null): Promise<void> {
    this.#asleep = { until, wake: new AbortController() };
    await this.clock.sleepUntil(until, this.#asleep.wake.signal);
    this.#asleep = null;
  }

  async #fireDue(fire: Fire): Promise<void> {
    const until = shifted(this.clock.now(), -this.#graceMs);
    for (let last: DueTimer | undefined; !this.#stopping;) {
      const due = this.timers.due(until, FIRED_AT_ONCE, last);
      last = due.at(-1);
      if (!last) break;
      const here = this.holds ? due.filter(({ ticketId }) => this.holds?.(ticketId)) : due;
      await Promise.all(here.map(({ ticketId }) => this.#fireOne(fire, ticketId, until)));
      if (here.length === 0) await setImmediate();
    }
    this.#lookedUpTo = until;
  }

  async #fireOne(fire: Fire, ticketId: string, until: string): Promise<void> {
    try {
      await fire(ticketId, until);
      this.#failures.delete(ticketId);
    } catch (error) {
      const failures = (this.#failures.get(ticketId) ?? 0) + 1;
      this.#failures.set(ticketId, failures);
      const again = shifted(this.clock.now(), Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), LONGEST_BACKOFF_MS));
      this.timers.save([{ ticketId, dueAt: again }], null);
      this.logger.error({ ticket_id: ticketId, err: error, failures, again }, 'an SLA timer failed');
    }
  }
}
