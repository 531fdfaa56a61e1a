/** A decider is three pure functions. Time, ids and actor arrive with the command; a refusal is a value. */
import type { DeskEvent, Fact, Refusal } from '@eventdesk/contracts';

export type Decision<E extends DeskEvent> = { kind: 'accepted'; events: Fact<E>[] } | { kind: 'refused'; refusal: Refusal };

export interface Decider<State, Command, E extends DeskEvent> {
  readonly initialState: State;
  decide(command: Command, state: State): Decision<E>;
  /** Never checks rules: history is already true. */
  evolve(state: State, event: Fact<E>): State;
}

export const accept = <E extends DeskEvent>(...events: Fact<E>[]): Decision<E> => ({ kind: 'accepted', events });
export const refuse = <E extends DeskEvent>(refusal: Refusal): Decision<E> => ({ kind: 'refused', refusal });

/** State after these events: what a decider decides on, a view shows and `as_of` answers. */
export const fold = <State, E extends DeskEvent>(
  decider: Pick<Decider<State, never, E>, 'initialState' | 'evolve'>,
  events: Iterable<Fact<E>>,
  from: State = decider.initialState,
): State => {
  let state = from;
  for (const event of events) state = decider.evolve(state, event);
  return state;
};

/** For the end of every switch over a union: a new member fails to compile until it is handled. */
export const never = (value: never): never => {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
};
