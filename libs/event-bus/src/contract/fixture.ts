import { setTimeout as sleep } from 'node:timers/promises';
import { derivedId, eventCodec, type EventMetadata, type EventToStore, type Recorded, streams } from '@eventdesk/contracts';
import type { EventBus, EventHandler } from '../port';

/** A bus over an empty log, and what a test may do to it. */
export interface BusUnderTest {
  /** Appends to the end of the stream as services do. @returns position of the last event */
  append(stream: string, events: readonly EventToStore[]): Promise<string>;
  /** Loses the running bus as a crash would: what was not durable is gone. The new one is all that counts from then on. */
  crash(): Promise<EventBus>;
  /** Closes the running bus in good order. */
  reopen(): Promise<EventBus>;
  /** Closes everything, also what was left behind by a crash. */
  close(): Promise<void>;
}

/** Tests cannot wait as long as a desk should. */
export const contractRetry = { attempts: 3, firstDelayMs: 2, maxDelayMs: 10 };

/** What the clock of a bus under test says. */
export const PARKED_AT = '2025-03-01T10:00:00.000Z';

export const ticket = (name: string): string => derivedId('contract', name);

const metadata = (ticketId: string): EventMetadata => ({
  ticket_id: ticketId,
  occurred_at: '2025-03-01T09:00:00.000Z',
  actor: { kind: 'system', id: 'contract', name: 'Contract' },
  command_id: null,
  causation_id: ticketId,
  correlation_id: ticketId,
});

/** An event whose text names it: `note(ticket('a'), 'a1')`. */
export const note = (ticketId: string, text: string): EventToStore =>
  eventCodec.encode(
    derivedId(ticketId, text),
    { type: 'NoteAdded', data: { note_id: derivedId('note', text), body: text } },
    metadata(ticketId),
  );

/** What a newer build wrote. */
export const unknownEvent = (ticketId: string): EventToStore => ({
  id: derivedId(ticketId, 'unknown'),
  type: 'TicketMerged.v1',
  data: {},
  metadata: metadata(ticketId),
});

export const textOf = (event: Recorded): string => (event.type === 'NoteAdded' ? event.data.body : event.type);

/** Appends `count` notes to each ticket, one event of each in turn: a1 b1 a2 b2. */
export async function appendNotes(desk: BusUnderTest, tickets: readonly string[], count: number): Promise<string> {
  let position = '';
  for (let n = 1; n <= count; n++)
    for (const name of tickets) position = await desk.append(streams.ticket(ticket(name)), [note(ticket(name), `${name}${n}`)]);
  return position;
}

/** Handles what it is given, and remembers what it finished. */
export class Recorder {
  readonly started: string[] = [];
  readonly finished: string[] = [];

  constructor(private readonly work: (text: string, event: Recorded) => Promise<void> | void = () => {}) {}

  readonly handler: EventHandler = async (event) => {
    const text = textOf(event);
    this.started.push(text);
    await this.work(text, event);
    this.finished.push(text);
  };

  finishedOf(name: string): string[] {
    return this.finished.filter((text) => text.startsWith(name));
  }
}

/** Something for a handler to wait for until the test opens it. */
export class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

/** Tries an expectation until it holds; after five seconds, or so many milliseconds, it fails as itself. */
export async function eventually(expectation: () => void | Promise<void>, withinMs = 5_000): Promise<void> {
  for (const deadline = performance.now() + withinMs; ; await sleep(5)) {
    try {
      return await expectation();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}

/** What a promise has come to after a short while. */
export async function stateOf(promise: Promise<void>): Promise<'resolved' | 'rejected' | 'waiting'> {
  const state = promise.then(
    () => 'resolved' as const,
    () => 'rejected' as const,
  );
  return Promise.race([state, sleep(50, 'waiting' as const)]);
}
