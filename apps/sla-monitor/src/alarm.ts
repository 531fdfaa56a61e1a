import type { Clock, Logger } from '@eventdesk/runtime';
import type { Timer, TimerStore } from './timers';

/** Looks at one ticket's clocks: everything due by that instant is raised. */
export type Fire = (ticketId: string, until: string) => Promise<void>;

/** A command stamped before the due instant may still be under way; a clock that stands still lets everything arrive first. */
const GRACE_MS = 1_000;
const FIRED_AT_ONCE = 32;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 300_000;

const shifted = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

/**
 * Sleeps until the earliest timer is due and fires all that are. Asleep it is one sleeper of the clock, at work it is none: who
 * moves a manual clock sees by this that it is done. A ticket whose timer fails is looked at again later, and holds up no other.
 */
export class Alarm {
  readonly #graceMs: number;
  readonly #failures = new Map<string, number>();
  #asleep: { until: string | null; wake: AbortController } | null = null;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly timers: TimerStore,
    private readonly logger: Logger,
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
    this.timers.save([timer], position);
    if (timer.dueAt === null || this.#asleep === null) return;
    if (this.#asleep.until === null || shifted(timer.dueAt, this.#graceMs) < this.#asleep.until) this.#asleep.wake.abort();
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
    const earliest = this.timers.earliest();
    return earliest === null ? null : shifted(earliest, this.#graceMs);
  }

  async #sleepUntil(until: string | null): Promise<void> {
    this.#asleep = { until, wake: new AbortController() };
    await this.clock.sleepUntil(until, this.#asleep.wake.signal);
    this.#asleep = null;
  }

  async #fireDue(fire: Fire): Promise<void> {
    const until = shifted(this.clock.now(), -this.#graceMs);
    while (!this.#stopping) {
      const due = this.timers.due(until, FIRED_AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((ticketId) => this.#fireOne(fire, ticketId, until)));
    }
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
