import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { categories, type StoredEvent } from '@eventdesk/contracts';
import { note } from '../contract/fixture';
import { Broker } from './broker';
import { CategoryLedger } from './category-ledger';
import { JetStreamDesk, withNats } from './desk-under-test.for-spec';
import { Refill } from './refill';

/** What was handled this long ago is known to have been complete, and is not handled again when the stream is damaged. */
const MADE_CERTAIN_MS = 3_000;

withNats(() => {
  let desk: JetStreamDesk;
  let refill: Refill;
  const tickets = [randomUUID(), randomUUID(), randomUUID()];
  const append = async (count: number) => {
    let position = '';
    for (let index = 0; index < count; index++)
      for (const ticket of tickets) position = await desk.append(`ticket-${ticket}`, [note(ticket, randomUUID())]);
    return position;
  };
  const inStream = async () => {
    const { streams } = await (await desk.connect()).jetstreamManager();
    const { state } = await streams.info(`${desk.name}-events`);
    const ids: string[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await streams.getMessage(`${desk.name}-events`, { seq }).catch(() => null);
      if (message) ids.push(message.json<{ id: string }>().id);
    }
    return ids;
  };
  const untilRelayed = async (position: string) => {
    for (let tries = 0; tries < 500; tries++) {
      const relayed = await refill.relayed();
      if (relayed.every((one) => one.taken && one.position !== null && Number(one.position) >= Number(position))) return;
      await sleep(20);
    }
    throw new Error('was not filled in time');
  };
  const logged = async () => {
    const ids: string[] = [];
    for await (const { events } of desk.store.readAll({ after: null })) ids.push(...events.map(({ id }) => id));
    return ids;
  };

  beforeEach(async () => {
    desk = new JetStreamDesk();
    refill = new Refill({ nats: await desk.connect(), desk: desk.name }, categories);
  });
  afterEach(() => desk.close());

  it('a category begins anew after nothing, whatever one still puts there who does not know that it was replaced', async () => {
    const ledger = async (owner: string) => {
      const broker = new Broker({ nats: await desk.connect(), desk: desk.name });
      return { broker, ledger: new CategoryLedger(broker, 'ticket', { owner, ttlMs: 60_000 }) };
    };
    const [old, next] = [await ledger('old'), await ledger('next')];
    await append(2);
    const events: StoredEvent[] = [];
    for await (const batch of desk.store.readAll({ after: null })) events.push(...batch.events);
    const late = events.pop() as StoredEvent;
    await old.ledger.acquire();
    await old.ledger.fit(await old.broker.ensureStream());
    for (const event of events) await old.ledger.publish(event);
    old.ledger.moveTo(String(events.length));
    await old.ledger.save();

    await refill.ask(null);
    await next.ledger.acquire();
    const { streams } = await next.broker.manager();
    const purge = streams.purge.bind(streams);
    jest.spyOn(streams, 'purge').mockImplementationOnce(async (...args) => {
      const purged = await purge(...args);
      await old.ledger.publish(late);
      return purged;
    });
    expect(await next.ledger.fit(await next.broker.ensureStream())).toBe('filling again');
    expect(next.ledger.position).toBeNull();
  });

  it('all is in the stream again, whenever its relays take over from each other meanwhile', async () => {
    await desk.relay();
    await desk.relay();
    const writing = new AbortController();
    const last = (async () => {
      let position = '';
      for (; !writing.signal.aborted; await sleep(5)) position = await append(1);
      return position;
    })();
    for (let times = 0; times < 4; times++) {
      await sleep(500);
      await refill.ask(null);
    }
    writing.abort();
    await untilRelayed(await last);
    expect(new Set(await inStream())).toEqual(new Set(await logged()));
  });

  it('a stream that lost events in its middle has all of them again, once, and its consumers handle none twice', async () => {
    await desk.relay();
    const bus = await desk.another();
    const handled: string[] = [];
    const handler = async ({ id }: { id: string }) => void handled.push(id);
    await bus.consume({ name: 'reader', prefixes: ['ticket-'] }, handler);
    const head = await append(5);
    await untilRelayed(head);
    while (handled.length < 15) await sleep(20);
    await sleep(MADE_CERTAIN_MS);
    const { streams } = await (await desk.connect()).jetstreamManager();
    for (const seq of [4, 5, 6]) await streams.deleteMessage(`${desk.name}-events`, seq);

    await refill.ask(null);
    await untilRelayed(head);
    expect((await inStream()).sort()).toEqual((await logged()).sort());
    const next = await append(1);
    await untilRelayed(next);
    while (handled.length < 18) await sleep(20);
    expect(new Set(handled).size).toBe(18);
    expect(handled).toHaveLength(18);
  });

  it('from a position on, later events come once more, and what is appended meanwhile comes too', async () => {
    await desk.relay();
    const first = await append(2);
    const head = await append(2);
    await untilRelayed(head);
    await refill.ask(first);
    const next = await append(1);
    await untilRelayed(next);
    const all = await logged();
    const found = await inStream();
    expect(new Set(found)).toEqual(new Set(all));
    for (const id of all.slice(6, 12)) expect(found.filter((one) => one === id)).toHaveLength(2);
    for (const id of all.slice(0, 6)) expect(found.filter((one) => one === id)).toHaveLength(1);
  });

  it('waits for a relay where none runs, and never leaves anything out', async () => {
    const head = await append(2);
    await refill.ask('4');
    expect(await refill.relayed()).toContainEqual({ category: 'ticket', position: null, taken: false });
    const relay = await desk.relay();
    await untilRelayed(head);
    await relay.stop();
    const beyond = await append(1);
    await refill.ask('1000');
    await refill.ask(beyond);
    await desk.relay();
    await untilRelayed(beyond);
    expect((await inStream()).sort()).toEqual((await logged()).sort());
  });
});
