import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import type { EventBus } from '../port';
import { appendNotes, eventually, Gate, note, Recorder, stateOf, ticket } from '../contract/fixture';
import { JetStreamDesk, withNats } from './desk-under-test.for-spec';
import { Refill } from './refill';

withNats(() => {
  describe('a ticket counts as handled only when it is,', () => {
    let desk: JetStreamDesk;
    let gate: Gate;
    beforeEach(() => {
      desk = new JetStreamDesk();
      gate = new Gate();
    });
    afterEach(async () => {
      gate.open();
      await desk.close();
    });

    it('also while a stream that is filled again waits for a slow handler', async () => {
      await desk.relay();
      const bus = await desk.another();
      await bus.consume({ name: 'c', prefixes: ['ticket-'] }, () => gate.opened);
      const last = await appendNotes(desk, ['a'], 2);
      const handled = bus.handled('c', ticket('a'), last);
      await eventually(() => expect(bus.consumers()[0]?.status()).toMatchObject({ pending: 2 }));
      await new Refill({ nats: await desk.connect(), desk: desk.name }, ['ticket']).ask('0');
      await sleep(3_000);
      expect(await stateOf(handled)).toBe('waiting');
      gate.open();
      await handled;
    });

    it('also when its events of different kinds come in another order than they were written', async () => {
      const first = await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'early')]);
      await desk.append(streams.sla(ticket('a')), [note(ticket('a'), 'late')]);
      const sla = await desk.relay({ categories: ['sla'] });
      await eventually(() => expect(sla.status().position).not.toBeNull());
      await desk.relay({ categories: ['ticket'] });
      const bus = await desk.another();
      await sleep(1_000);
      await bus.consume({ name: 'c', prefixes: ['ticket-', 'sla-'] }, (event) => gateOf(event.stream));
      const handled = bus.handled('c', ticket('a'), first);
      await sleep(1_500);
      expect(await stateOf(handled)).toBe('waiting');
      gate.open();
      await handled;
    });
    const gateOf = (stream: string) => (stream.startsWith('sla-') ? gate.opened : Promise.resolve());
  });

  describe('what an instance does that lost a ticket while it was at work', () => {
    let desk: JetStreamDesk;
    let old: EventBus;
    const gate = new Gate();
    beforeAll(async () => {
      desk = new JetStreamDesk({ partitions: 1, retry: { attempts: 1 } });
      await desk.relay({ partitions: 1 });
      old = await desk.another();
    });
    afterAll(() => desk.close());

    it('parks nothing: the ticket is another’s', async () => {
      const failing = gate.opened.then(() => Promise.reject(new Error('failed at the old holder')));
      failing.catch(() => {});
      const consumer = await old.consume({ name: 'c', prefixes: ['ticket-'] }, () => failing);
      await appendNotes(desk, ['a'], 1);
      await eventually(() => expect(consumer.status().pending).toBe(1));
      // As after a pause that was longer than the lease.
      const bucket = await (await desk.connect()).jetstream().views.kv(`${desk.name}-bus`);
      const lease = await bucket.get('partition.c.0-of-1');
      await bucket.put('partition.c.0-of-1', JSON.stringify({ ...lease?.json<object>(), owner: null }));
      const recorder = new Recorder();
      const bus = await desk.another();
      const next = await bus.consume({ name: 'c', prefixes: ['ticket-'] }, recorder.handler);
      await eventually(() => expect(recorder.finished).toEqual(['a1']), 10_000);
      await eventually(() => expect(consumer.holds(ticket('a'))).toBe(false), 10_000);
      gate.open();
      await next.passed(await appendNotes(desk, ['b'], 1));
      expect(await bus.parked()).toEqual([]);
    });
  });
});
