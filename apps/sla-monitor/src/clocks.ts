import {
  derivedId,
  type DeskConfig,
  eventCodec,
  type Fact,
  type Recorded,
  type SlaEvent,
  streams,
  type TicketEvent,
  traceOf,
} from '@eventdesk/contracts';
import { nextDue, slaDecider, slaEventKey, type SlaState } from '@eventdesk/domain';
import { type CauseMetadata, type EventStore, type Folded, handleCommand } from '@eventdesk/event-store';
import { type Clock, KeyedQueue } from '@eventdesk/runtime';
import type { Alarm } from './alarm';
import { foldClocks } from './folded-clocks';
import { Progress } from './progress';
import { RecentlyUsed } from './recently-used';

export interface ClocksPorts {
  store: EventStore;
  config: DeskConfig;
  clock: Clock;
}

/** A ticket event as the cause of SLA events: what their metadata is made of. */
type Cause = Pick<Recorded, 'id' | 'revision' | 'recorded_at' | 'correlation_id' | 'traceparent' | 'imported'>;

/** A ticket's clocks, the last revision of the ticket that was looked at, and the event that last moved a clock. */
interface Followed extends Folded<SlaState> {
  seen: number;
  cause: Cause | null;
}

const FOLLOWED_TICKETS = 10_000;
/** Each time, another instance was faster: it is at work on the same ticket only while that changes hands. */
const MOST_OVERTAKEN = 10;

/** Another instance has taken in more of the ticket's events than are known here: what is known is to be read again. */
class Overtaken extends Error {
  constructor(ticketId: string) {
    super(`another monitor is ahead on the ticket ${ticketId}`);
    this.name = 'Overtaken';
  }
}

/** Brings a ticket's clocks up to its events and to the time: one function, whether an event or a timer asks for it. */
export class Clocks {
  readonly #decider: ReturnType<typeof slaDecider>;
  readonly #queue = new KeyedQueue();
  readonly #followed = new RecentlyUsed<Followed>(FOLLOWED_TICKETS);
  readonly #progress: Progress;

  /** @param position up to which the timers are complete */
  constructor(
    private readonly ports: ClocksPorts,
    private readonly alarm: Pick<Alarm, 'set'>,
    position: string | null,
  ) {
    this.#decider = slaDecider(ports.config);
    this.#progress = new Progress(position);
  }

  /** Takes in a ticket's event, and what went before it if that is not known yet. */
  observe(event: Recorded<TicketEvent>): Promise<void> {
    return this.#queue.run(event.ticket_id, async () => {
      const followed = this.#followed.get(event.ticket_id);
      if (followed && event.revision <= followed.seen) return;
      await this.#catchUp(event.ticket_id, null, event);
    });
  }

  /** Raises every level and breach that is due by then. */
  fire(ticketId: string, until: string): Promise<void> {
    return this.#queue.run(ticketId, () => this.#catchUp(ticketId, until));
  }

  async #catchUp(ticketId: string, until: string | null, event?: Recorded<TicketEvent>): Promise<void> {
    for (let overtaken = 0; ; overtaken++) {
      try {
        return await this.#catchUpOnce(ticketId, until, event);
      } catch (error) {
        if (!(error instanceof Overtaken) || overtaken === MOST_OVERTAKEN) throw error;
      }
    }
  }

  async #catchUpOnce(ticketId: string, until: string | null, event?: Recorded<TicketEvent>): Promise<void> {
    const work = this.#progress.begin();
    const known = this.#followed.get(ticketId);
    try {
      const before = known ?? (await this.#load(ticketId));
      const isNext = event?.revision === before.seen + 1;
      const events = isNext ? [event] : await this.#ticketEvents(ticketId, before.seen + 1);
      const { position, ...after } = await this.#decide(ticketId, before, events, until);
      const complete = this.#progress.end(work, position);
      const isTimerRight = known && until === null && after.revision === before.revision;
      if (!isTimerRight) this.alarm.set({ ticketId, dueAt: nextAfter(after.state, until) }, complete);
      this.#followed.set(ticketId, after);
    } catch (error) {
      this.#progress.end(work, null);
      this.#followed.delete(ticketId);
      throw error;
    }
  }

  async #decide(ticketId: string, before: Followed, events: Recorded<TicketEvent>[], until: string | null) {
    const causes: Cause[] = before.cause ? [before.cause, ...events] : events;
    const outcome = await handleCommand(this.ports.store, {
      stream: streams.sla(ticketId),
      decider: this.#decider,
      command: { ticket_id: ticketId, events, until, now: this.ports.clock.now(), tzdata: process.versions.tz ?? 'unknown' },
      metadata: (fact: Fact<SlaEvent>) => metadataOf(fact, ticketId, causes),
      eventId: (fact) => derivedId(ticketId, 'sla', slaEventKey(fact)),
      known: before,
    });
    if (outcome.outcome === 'refused') throw new Error(`clocks refused: ${JSON.stringify(outcome.refusal)}`);
    const { state, revision, position } = outcome;
    const cause = causes.find((event) => event.revision === state.ticket_revision);
    return { state, revision, position, seen: events.at(-1)?.revision ?? before.seen, cause: cause ? causeOf(cause) : null };
  }

  async #load(ticketId: string): Promise<Followed> {
    const folded = await foldClocks(this.ports.store, ticketId);
    const seen = folded.state.ticket_revision;
    const [cause] = seen < 0 ? [] : await this.#ticketEvents(ticketId, seen, 1);
    return { ...folded, seen, cause: cause ? causeOf(cause) : null };
  }

  async #ticketEvents(ticketId: string, from: number, limit?: number): Promise<Recorded<TicketEvent>[]> {
    const events: Recorded<TicketEvent>[] = [];
    for await (const stored of this.ports.store.readStream(streams.ticket(ticketId), { from, ...(limit && { limit }) }))
      events.push(eventCodec.decode<TicketEvent>(stored));
    return events;
  }
}

/** @throws Error when something due was not raised: a timer set to the past would fire without end */
function nextAfter(state: SlaState, until: string | null): string | null {
  const dueAt = nextDue(state);
  if (until !== null && dueAt !== null && dueAt <= until) throw new Error(`a level due at ${dueAt} was not raised`);
  return dueAt;
}

const causeOf = ({ id, revision, recorded_at, correlation_id, traceparent, imported }: Cause): Cause => ({
  id,
  revision,
  recorded_at,
  correlation_id,
  ...traceOf({ traceparent }),
  ...(imported && { imported }),
});

function metadataOf(fact: Fact<SlaEvent>, ticketId: string, causes: Cause[]): CauseMetadata {
  const cause = causes.find(({ revision }) => revision === fact.data.ticket_revision);
  if (!cause) throw new Overtaken(ticketId);
  // What falls due after the import is no history any more: it is this desk's own, and people are told.
  const imported = cause.imported && fact.occurred_at <= cause.recorded_at;
  return {
    ticket_id: ticketId,
    command_id: null,
    causation_id: cause.id,
    correlation_id: cause.correlation_id,
    ...traceOf(cause),
    ...(imported && { imported: true }),
  };
}
