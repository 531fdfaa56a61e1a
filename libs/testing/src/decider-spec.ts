/** Given–when–then for deciders: `given(decider, ...facts).when(command).decides(...events)`. */
import type { DeskEvent, Fact, Refusal } from '@eventdesk/contracts';

interface Decides<State, Command, E extends DeskEvent> {
  readonly initialState: State;
  decide(command: Command, state: State): { kind: 'accepted'; events: Fact<E>[] } | { kind: 'refused'; refusal: Refusal };
  evolve(state: State, event: Fact<E>): State;
}

export interface Outcome<State, E extends DeskEvent> {
  /** What was decided, stamped. Fails the test when the command was refused. */
  readonly events: Fact<E>[];
  /** The state after what was decided. */
  readonly state: State;
  /** Exactly these events, whatever their time and actor; data may hold matchers. */
  decides(...expected: { type: E['type']; data: unknown }[]): void;
  decidesNothing(): void;
  refuses(refusal: Refusal): void;
  /** `invalid_input` on exactly these paths. */
  refusesInput(...paths: string[]): void;
}

export const given = <State, Command, E extends DeskEvent>(decider: Decides<State, Command, E>, ...facts: Fact<E>[]) => ({
  when(command: Command): Outcome<State, E> {
    const before = facts.reduce((state, fact) => decider.evolve(state, fact), decider.initialState);
    const decision = decider.decide(command, before);
    const accepted = () => {
      if (decision.kind === 'refused') throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
      return decision.events;
    };
    const refusal = () => {
      if (decision.kind === 'accepted') throw new Error(`accepted: ${JSON.stringify(decision.events)}`);
      return decision.refusal;
    };
    return {
      get events() {
        return accepted();
      },
      get state() {
        return accepted().reduce((state, fact) => decider.evolve(state, fact), before);
      },
      decides: (...expected) => expect(accepted().map(({ type, data }) => ({ type, data }))).toEqual(expected),
      decidesNothing: () => expect(accepted()).toEqual([]),
      refuses: (expected) => expect(refusal()).toEqual(expected),
      refusesInput: (...paths) =>
        expect(refusal()).toEqual({
          code: 'invalid_input',
          errors: paths.map((path) => ({ path, message: expect.stringMatching(/./) as string })),
        }),
    };
  },
});
