import { derivedId, eventCodec, type Fact, type TicketEvent } from '@eventdesk/contracts';
import { accept, type Decider, refuse } from '@eventdesk/domain';
import { aFact, anId } from '@eventdesk/testing';
import { collect, revisions, upTo } from './contract/fixture';
import { type CommandToHandle, handleCommand } from './handle-command';
import { type EventStore, StoreUnavailable, WrongExpectedRevision } from './port';
import { type LogUnderTest, sqliteStore } from './sqlite/store.for-spec';

type Rated = Extract<TicketEvent, { type: 'TicketRated' }>;

/** Ratings may only go up, and not at all beyond 5: enough of a rule to be decided differently on another state. */
const decider: Decider<number, number, Rated> = {
  initialState: 0,
  decide: (rating, best) =>
    best === 5
      ? refuse({ code: 'ticket_closed', status: 'closed' })
      : rating <= best
        ? accept()
        : accept(aFact({ type: 'TicketRated', data: { satisfaction_rating: rating } })),
  evolve: (_, event) => event.data.satisfaction_rating,
};

describe('handling a command', () => {
  const stream = 'ticket-1';
  let log: LogUnderTest;
  let store: EventStore;
  beforeEach(() => {
    log = sqliteStore();
    store = log.open();
  });
  afterEach(() => log.cleanup());

  const rate = (rating: number, more: Partial<CommandToHandle<number, number, Rated>> = {}, id?: string) =>
    rateOn(store, rating, more, id);
  const rateOn = (
    on: EventStore,
    rating: number,
    more: Partial<CommandToHandle<number, number, Rated>> = {},
    id = anId(`rate ${rating}`),
  ) =>
    handleCommand(on, {
      stream,
      decider,
      command: rating,
      metadata: { ticket_id: anId('ticket'), command_id: id, causation_id: id, correlation_id: id },
      eventId: (_, index) => derivedId(id, index),
      ...more,
    });
  const ratings = async () =>
    (await collect(store.readStream(stream))).map((stored) => eventCodec.decode<Rated>(stored).data.satisfaction_rating);

  /** A store in which somebody else gets in between the load and the append, as often as there are ratings. */
  const overtakenBy = (real: EventStore, ...others: number[]): EventStore => ({
    ...bound(real),
    async append(...args) {
      const other = others.shift();
      if (other !== undefined) await rateOn(real, other, {}, anId(`overtaker ${other}`));
      return real.append(...args);
    },
  });
  const bound = (of: EventStore): EventStore => ({
    append: of.append.bind(of),
    readStream: of.readStream.bind(of),
    readAll: of.readAll.bind(of),
    subscribe: of.subscribe.bind(of),
    head: of.head.bind(of),
    close: of.close.bind(of),
  });

  it('appends what was decided, with its cause, and answers with the state after it', async () => {
    expect(await rate(3)).toMatchObject({
      outcome: 'accepted',
      state: 3,
      revision: 0,
      position: '1',
      events: [{ type: 'TicketRated' }],
    });
    const [stored] = await collect(store.readStream(stream));
    expect(stored).toMatchObject({
      id: derivedId(anId('rate 3'), 0),
      type: 'TicketRated.v1',
      metadata: { command_id: anId('rate 3'), actor: { id: 'anna' }, occurred_at: '2025-03-03T09:00:00.000Z' },
    });
  });

  it('decides on all that has happened in the stream', async () => {
    for (const rating of [1, 2, 5]) await rate(rating);
    expect(await rate(4)).toEqual({ outcome: 'refused', refusal: { code: 'ticket_closed', status: 'closed' } });
    expect(await ratings()).toEqual([1, 2, 5]);
  });

  it('appends nothing when nothing changes', async () => {
    await rate(3);
    expect(await rate(2)).toEqual({ outcome: 'accepted', state: 3, revision: 0, position: null, events: [] });
  });

  it('gives a command one effect, however often and whenever it comes', async () => {
    const first = await rate(3);
    await rate(5);
    expect(await rate(3)).toMatchObject({
      outcome: 'accepted',
      position: first.outcome === 'accepted' && first.position,
      events: [],
    });
    const both = await Promise.all([rate(4, { stream: 'ticket-2' }), rate(4, { stream: 'ticket-2' })]);
    expect(both.map((outcome) => outcome.outcome === 'accepted' && outcome.revision)).toEqual([0, 0]);
    expect(revisions(await collect(store.readStream('ticket-2')))).toEqual([0]);
  });

  it('decides again on the new state when another writer was first', async () => {
    store = overtakenBy(store, 1, 2);
    expect(await rate(4)).toMatchObject({ outcome: 'accepted', revision: 2 });
    expect(await ratings()).toEqual([1, 2, 4]);
  });

  it('refuses instead what the new state forbids', async () => {
    store = overtakenBy(store, 5);
    expect(await rate(4)).toMatchObject({ outcome: 'refused', refusal: { code: 'ticket_closed' } });
  });

  it('lets every one of many commands at once have its turn', async () => {
    const outcomes = await Promise.all(
      upTo(100).map((index) => rate(4, { decider: { ...decider, decide: always } }, anId(`racer ${index}`))),
    );
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(await ratings()).toHaveLength(100);
  });
  const always = (rating: number) => accept(aFact<Rated>({ type: 'TicketRated', data: { satisfaction_rating: rating } }));

  it('does not retry for a caller who names the revision that they saw', async () => {
    await rate(1);
    expect(await rate(2, { expectedRevision: 0 })).toMatchObject({ outcome: 'accepted', revision: 1 });
    const conflict = { outcome: 'refused', refusal: { code: 'revision_conflict', expected: 0, actual: 1 } };
    expect(await rate(3, { expectedRevision: 0 })).toEqual(conflict);
    store = overtakenBy(store, 3);
    expect(await rate(4, { expectedRevision: 1 })).toMatchObject({ refusal: { expected: 1, actual: 2 } });
    expect(await ratings()).toEqual([1, 2, 3]);
  });

  it('starts from what the caller knows, and reads on from there only after a conflict', async () => {
    await rate(1);
    const known = { state: 1, revision: 0 };
    const read = jest.spyOn(store, 'readStream');
    expect(await rate(2, { known })).toMatchObject({ state: 2, revision: 1 });
    expect(read).not.toHaveBeenCalled();
    expect(await rate(3, { known })).toMatchObject({ state: 3, revision: 2 });
    expect(read.mock.calls).toEqual([[stream, { from: 1 }]]);
  });

  it('gives each event its own cause when asked to', async () => {
    const causeOf = (fact: Fact<Rated>) => ({
      ticket_id: anId('ticket'),
      command_id: null,
      causation_id: anId(`cause ${fact.data.satisfaction_rating}`),
      correlation_id: anId('ticket'),
    });
    await rate(3, { metadata: causeOf });
    expect((await collect(store.readStream(stream)))[0]?.metadata).toMatchObject({ causation_id: anId('cause 3') });
  });

  it('lets through what it cannot heal: contention without end, and a store that is away', async () => {
    const append = jest.fn(() => Promise.reject(new WrongExpectedRevision(stream, 'no_stream', 0)));
    const real = store;
    store = { ...bound(real), append };
    await expect(rate(3)).rejects.toThrow(WrongExpectedRevision);
    expect(append).toHaveBeenCalledTimes(1_000);
    store = { ...bound(real), append: () => Promise.reject(new StoreUnavailable('away')) };
    await expect(rate(3)).rejects.toThrow(StoreUnavailable);
  });

  it('stores nothing that its schema refuses', async () => {
    await expect(rate(4.5)).rejects.toThrow(/satisfaction_rating/);
    expect(await ratings()).toEqual([]);
  });
});
