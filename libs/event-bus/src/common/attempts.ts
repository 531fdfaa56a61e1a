/** One try of an event by its handler, and what follows from it: done, again later, or parked. */
import { eventCodec, type StoredEvent, UnknownEvent } from '@eventdesk/contracts';
import type { EventHandler } from '../port';
import { backoff, isTemporary, messageOf, PATIENCE_MS, type RetryPolicy } from './retry';
import type { Attempted } from './ticket-queues';
import { traceIdOfStored } from './traced';

/** Pino's shape, or anything like it. */
export interface BusLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export type EventOutcome = 'handled' | 'retried' | 'parked';

/** An event under way. */
export interface Job {
  readonly ticketId: string;
  readonly stored: StoredEvent;
  failures: number;
  postponed: number;
}

export interface AttemptSettings {
  name: string;
  handler: EventHandler;
  retry: RetryPolicy;
  logger: BusLogger | undefined;
  onEvent: ((consumer: string, outcome: EventOutcome, seconds: number) => void) | undefined;
}

/** Parks a job whose trying is over. @throws when that could not be made durable: nothing may pass it then */
export type Park<J extends Job> = (job: J, error: string) => Attempted | Promise<Attempted>;

const WARN_EVERY_MS = 30_000;

export class Attempts<J extends Job> {
  #warnedAt = -Infinity;

  constructor(
    private readonly settings: AttemptSettings,
    private readonly park: Park<J>,
  ) {}

  /** Never rejects. */
  async attempt(job: J): Promise<Attempted> {
    const { name, handler, onEvent } = this.settings;
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      await handler(eventCodec.decode(job.stored));
    } catch (error) {
      return this.#failed(job, error, seconds());
    }
    onEvent?.(name, 'handled', seconds());
    return { kind: 'done' };
  }

  async #failed(job: J, error: unknown, seconds: number): Promise<Attempted> {
    const { name, retry, onEvent } = this.settings;
    if (isTemporary(error)) job.postponed++;
    else job.failures++;
    // No build of the same age will ever read it: trying again would only hold the ticket up.
    const hopeless = error instanceof UnknownEvent || job.failures >= retry.attempts;
    const parked = hopeless && !isTemporary(error) ? await this.#park(job, error) : null;
    onEvent?.(name, parked ? 'parked' : 'retried', seconds);
    if (parked) return parked;
    this.#warn(job, error);
    const afterMs = isTemporary(error)
      ? backoff(job.postponed, retry.firstDelayMs, PATIENCE_MS)
      : backoff(job.failures, retry.firstDelayMs, retry.maxDelayMs);
    return { kind: 'again', afterMs };
  }

  async #park(job: J, error: unknown): Promise<Attempted | null> {
    const { logger, name } = this.settings;
    const fields = { consumer: name, ...aboutOf(job) };
    try {
      const parked = await this.park(job, messageOf(error));
      logger?.error({ ...fields, err: error }, 'parked a ticket');
      return parked;
    } catch (parkFault) {
      logger?.error({ ...fields, err: parkFault }, 'a failing ticket could not be parked');
      return null;
    }
  }

  /** One line for many: when a mail server is away, everything fails. */
  #warn(job: J, error: unknown): void {
    if (performance.now() - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = performance.now();
    const fields = { consumer: this.settings.name, ...aboutOf(job), err: error };
    this.settings.logger?.warn(fields, 'an event is tried again');
  }
}

const aboutOf = ({ ticketId, stored }: Job) => ({
  ticket_id: ticketId,
  event_id: stored.id,
  trace_id: traceIdOfStored(stored),
});

/** The ticket an event is about; an event that names none is kept in order with its own stream. */
export const ticketOf = ({ metadata, stream }: StoredEvent): string =>
  (metadata as { ticket_id?: string } | null)?.ticket_id ?? stream;
