/** Load, decide, append, retry: written once, for every decider. Nothing with a side effect may sit inside it. */
import { eventCodec, type DeskEvent, type EventMetadata, type Fact, type Refusal } from '@eventdesk/contracts';
import type { Decider } from '@eventdesk/domain';
import { type EventStore, WrongExpectedRevision } from './port';

export interface CommandToHandle<State, Command, E extends DeskEvent> {
  stream: string;
  decider: Decider<State, Command, E>;
  command: Command;
  /** Everything on the events' metadata but what each fact says of itself. */
  metadata: Omit<EventMetadata, 'occurred_at' | 'actor'>;
  /** Id of the n-th event that this command decides: derived, so that a repeat appends nothing. */
  eventId: (fact: Fact<E>, index: number) => string;
  /** The revision that the caller saw. Absent: a conflict with another writer is retried on the new state. */
  expectedRevision?: number | null;
}

export type CommandOutcome<State, E extends DeskEvent> =
  | { outcome: 'accepted'; state: State; revision: number | null; position: string | null; events: Fact<E>[] }
  | { outcome: 'refused'; refusal: Refusal };

/** With contention each round has one winner, so this many rounds see at least as many other writers succeed. */
const MAX_ATTEMPTS = 50;

/**
 * @returns what the decider said; `position` is null when nothing was appended, because nothing changed or because the stream
 *   already holds events of this command id (a repeat: "one effect, however often it comes").
 * @throws StoreUnavailable; WrongExpectedRevision when contention did not end
 */
export async function handleCommand<State, Command, E extends DeskEvent>(
  store: EventStore,
  input: CommandToHandle<State, Command, E>,
): Promise<CommandOutcome<State, E>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(store, input);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function attemptOnce<State, Command, E extends DeskEvent>(
  store: EventStore,
  { stream, decider, command, metadata, eventId, expectedRevision }: CommandToHandle<State, Command, E>,
): Promise<CommandOutcome<State, E>> {
  let state = decider.initialState;
  let revision: number | null = null;
  let repeated = false;
  for await (const stored of store.readStream(stream)) {
    const event = eventCodec.decode<E>(stored);
    state = decider.evolve(state, event);
    revision = stored.revision;
    repeated ||= metadata.command_id !== null && event.command_id === metadata.command_id;
  }
  if (repeated) return { outcome: 'accepted', state, revision, position: null, events: [] };
  if (typeof expectedRevision === 'number' && expectedRevision !== revision)
    return { outcome: 'refused', refusal: { code: 'revision_conflict', expected: expectedRevision, actual: revision ?? -1 } };

  const decision = decider.decide(command, state);
  if (decision.kind === 'refused') return { outcome: 'refused', refusal: decision.refusal };
  if (decision.events.length === 0) return { outcome: 'accepted', state, revision, position: null, events: [] };

  const toStore = decision.events.map((fact, index) =>
    eventCodec.encode(eventId(fact, index), fact, { ...metadata, occurred_at: fact.occurred_at, actor: fact.actor }),
  );
  const appended = await store.append(stream, revision ?? 'no_stream', toStore);
  state = decision.events.reduce((folded, fact) => decider.evolve(folded, fact), state);
  return { outcome: 'accepted', state, revision: appended.revision, position: appended.position, events: decision.events };
}
