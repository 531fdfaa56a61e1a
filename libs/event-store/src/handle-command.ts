/** Load, decide, append, retry: written once, for every decider. Nothing with a side effect may sit inside it. */
import { eventCodec, type DeskEvent, type EventMetadata, type Fact, type Refusal } from '@eventdesk/contracts';
import type { Decider } from '@eventdesk/domain';
import { type EventStore, WrongExpectedRevision } from './port';

export interface CommandToHandle<State, Command, E extends DeskEvent> {
  stream: string;
  decider: Decider<State, Command, E>;
  command: Command;
  /** Everything on the events' metadata but what each fact says of itself; a function where each event has its own cause. */
  metadata: CauseMetadata | ((fact: Fact<E>) => CauseMetadata);
  /** Id of the n-th event that this command decides: derived, so that a repeat appends nothing. */
  eventId: (fact: Fact<E>, index: number) => string;
  /** The revision that the caller saw. Absent: a conflict with another writer is retried on the new state. */
  expectedRevision?: number | null;
  /** What the caller has folded of this stream already. Decided on as it is; only a conflict reads on from there. */
  known?: Folded<State>;
}

export type CauseMetadata = Omit<EventMetadata, 'occurred_at' | 'actor'>;
/** A stream's state and the revision it stands at; null when the stream does not exist. */
export interface Folded<State> {
  state: State;
  revision: number | null;
}

export type CommandOutcome<State, E extends DeskEvent> =
  | { outcome: 'accepted'; state: State; revision: number | null; position: string | null; events: Fact<E>[] }
  | { outcome: 'refused'; refusal: Refusal };

/** With contention each round has one winner, so this many rounds see at least as many other writers succeed. */
const MAX_ATTEMPTS = 1_000;

/**
 * @returns what the decider said; `position` is that of the last event this command appended, now or the first time it came
 *   ("one effect, however often it comes"), and null when it changed nothing.
 * @throws StoreUnavailable; WrongExpectedRevision when contention did not end
 */
export async function handleCommand<State, Command, E extends DeskEvent>(
  store: EventStore,
  input: CommandToHandle<State, Command, E>,
): Promise<CommandOutcome<State, E>> {
  let loaded: Loaded<State> = input.known ? { ...input.known, effect: null } : await load(store, input);
  for (let attempt = 1; ; attempt++) {
    try {
      return await decideAndAppend(store, input, loaded);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) || attempt === MAX_ATTEMPTS) throw error;
      loaded = await load(store, input, loaded);
    }
  }
}

/** `effect`: position of the last event that this very command appended when it came before. */
interface Loaded<State> extends Folded<State> {
  effect: string | null;
}

async function load<State, Command, E extends DeskEvent>(
  store: EventStore,
  { stream, decider, metadata }: CommandToHandle<State, Command, E>,
  from: Loaded<State> = { state: decider.initialState, revision: null, effect: null },
): Promise<Loaded<State>> {
  const commandId = typeof metadata === 'function' ? null : metadata.command_id;
  let { state, revision, effect } = from;
  for await (const stored of store.readStream(stream, { from: revision === null ? 0 : revision + 1 })) {
    const event = eventCodec.decode<E>(stored);
    state = decider.evolve(state, event);
    revision = stored.revision;
    if (commandId !== null && event.command_id === commandId) effect = stored.position;
  }
  return { state, revision, effect };
}

async function decideAndAppend<State, Command, E extends DeskEvent>(
  store: EventStore,
  { stream, decider, command, metadata, eventId, expectedRevision }: CommandToHandle<State, Command, E>,
  { state, revision, effect }: Loaded<State>,
): Promise<CommandOutcome<State, E>> {
  if (effect !== null) return { outcome: 'accepted', state, revision, position: effect, events: [] };
  // What does not exist has no revision to differ: the decider says what is missing.
  if (typeof expectedRevision === 'number' && revision !== null && expectedRevision !== revision)
    return { outcome: 'refused', refusal: { code: 'revision_conflict', expected: expectedRevision, actual: revision } };

  const decision = decider.decide(command, state);
  if (decision.kind === 'refused') return { outcome: 'refused', refusal: decision.refusal };
  if (decision.events.length === 0) return { outcome: 'accepted', state, revision, position: null, events: [] };

  const metadataOf = typeof metadata === 'function' ? metadata : () => metadata;
  const toStore = decision.events.map((fact, index) =>
    eventCodec.encode(eventId(fact, index), fact, { ...metadataOf(fact), occurred_at: fact.occurred_at, actor: fact.actor }),
  );
  const appended = await store.append(stream, revision ?? 'no_stream', toStore);
  const decided = decision.events.reduce((folded, fact) => decider.evolve(folded, fact), state);
  return {
    outcome: 'accepted',
    state: decided,
    revision: appended.revision,
    position: appended.position,
    events: decision.events,
  };
}
