import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import { type EventBus, TryLater } from '../port';
import {
  appendNotes,
  type BusUnderTest,
  contractRetry,
  eventually,
  Gate,
  note,
  PARKED_AT,
  Recorder,
  ticket,
  unknownEvent,
} from './fixture';

const prefixes = ['ticket-'];

export function parkingContract(given: () => { desk: BusUnderTest; bus: EventBus }): void {
  /** Fails every event of these texts, until told otherwise. */
  const failing = (...texts: string[]) => {
    const poison = new Set(texts);
    const recorder = new Recorder((text) => (poison.has(text) ? Promise.reject(new Error(`${text} is poison`)) : undefined));
    return { recorder, poison };
  };

  describe('parking', () => {
    it('parks a ticket whose event keeps failing, with all its later events, while others go on', async () => {
      const { desk, bus } = given();
      const { recorder } = failing('a2');
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a', 'b'], 4));
      expect(recorder.started.filter((text) => text === 'a2')).toHaveLength(contractRetry.attempts);
      expect(recorder.finished.sort()).toEqual(['a1', 'b1', 'b2', 'b3', 'b4']);
      expect(consumer.status()).toMatchObject({ parked: 1, pending: 0, fault: null });
      expect(await bus.parked()).toEqual([
        {
          ...{ consumer: 'c', ticket_id: ticket('a'), event_id: note(ticket('a'), 'a2').id, event_type: 'NoteAdded' },
          ...{ attempts: contractRetry.attempts, error: 'a2 is poison', waiting: 2, parked_at: PARKED_AT },
        },
      ]);
    });

    it('keeps what is parked through a restart and a crash, and lets new events of the ticket wait behind it', async () => {
      const { desk, bus } = given();
      const { recorder } = failing('a1');
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 1));
      for (const again of [() => desk.reopen(), () => desk.crash()]) {
        const next = await again();
        const after = await next.consume({ name: 'c', prefixes }, recorder.handler);
        const { waiting } = (await next.parked())[0] ?? { waiting: -1 };
        const last = await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), `later ${waiting}`)]);
        await after.passed(last);
        expect(await next.parked()).toMatchObject([{ ticket_id: ticket('a'), error: 'a1 is poison', waiting: waiting + 1 }]);
        await sleep(500);
      }
      expect(recorder.finished).toEqual([]);
    });

    it('tries parked work again in order, and lets the ticket go on once all of it is done', async () => {
      const { desk, bus } = given();
      const { recorder, poison } = failing('a1');
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 3));
      poison.clear();
      expect(await bus.retryParked('c', ticket('a'))).toEqual({ finished: 3, error: null });
      await consumer.passed(await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a4')]));
      expect(recorder.finished).toEqual(['a1', 'a2', 'a3', 'a4']);
      expect(await bus.parked()).toEqual([]);
      expect(consumer.status().parked).toBe(0);
      expect(await bus.retryParked('c', ticket('a'))).toEqual({ finished: 0, error: null });
    });

    it('keeps the event that fails again, and all behind it, with one more attempt', async () => {
      const { desk, bus } = given();
      const { recorder, poison } = failing('a1', 'a3');
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 4));
      expect(await bus.retryParked('c', ticket('a'))).toEqual({ finished: 0, error: 'a1 is poison' });
      expect(await bus.parked()).toMatchObject([{ attempts: contractRetry.attempts + 1, waiting: 3 }]);
      poison.delete('a1');
      expect(await bus.retryParked('c', ticket('a'))).toEqual({ finished: 2, error: 'a3 is poison' });
      expect(await bus.parked()).toMatchObject([{ event_id: note(ticket('a'), 'a3').id, attempts: 1, waiting: 1 }]);
      expect(recorder.finished).toEqual(['a1', 'a2']);
    });

    it('keeps the order of events that arrive while parked work is tried again', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      let poisoned = true;
      const recorder = new Recorder((text) => {
        if (text !== 'a1') return;
        return poisoned ? Promise.reject(new Error('poison')) : gate.opened;
      });
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 1));
      poisoned = false;
      const retries = [bus.retryParked('c', ticket('a')), bus.retryParked('c', ticket('a'))];
      await consumer.passed(await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a2')]));
      expect(recorder.finished).toEqual([]);
      gate.open();
      expect(await Promise.all(retries)).toEqual(Array(2).fill({ finished: 2, error: null }));
      await consumer.passed(await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a3')]));
      expect(recorder.finished).toEqual(['a1', 'a2', 'a3']);
    });

    it('parks a ticket with an event that this build does not know, without trying it in vain', async () => {
      const { desk, bus } = given();
      const recorder = new Recorder();
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await desk.append(streams.ticket(ticket('a')), [
        note(ticket('a'), 'a1'),
        unknownEvent(ticket('a')),
        note(ticket('a'), 'a2'),
      ]);
      await consumer.passed(await appendNotes(desk, ['b'], 2));
      expect(recorder.finished.sort()).toEqual(['a1', 'b1', 'b2']);
      const error = expect.stringContaining('TicketMerged.v1') as string;
      expect(await bus.parked()).toMatchObject([{ ticket_id: ticket('a'), event_type: 'TicketMerged', error, waiting: 1 }]);
    });

    it('never parks what the handler says to try later, however often it says so', async () => {
      const { desk, bus } = given();
      let away = contractRetry.attempts * 2;
      const recorder = new Recorder(() => (away-- > 0 ? Promise.reject(new TryLater('the mail server is away')) : undefined));
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 2));
      expect(recorder.finished).toEqual(['a1', 'a2']);
      expect(await bus.parked()).toEqual([]);
    });

    it('stops at once while it waits to try later, and tries again after the restart', async () => {
      const { desk, bus } = given();
      const away = new Recorder(() => Promise.reject(new TryLater('away')));
      const consumer = await bus.consume({ name: 'c', prefixes }, away.handler);
      const last = await appendNotes(desk, ['a'], 1);
      await eventually(() => expect(away.started.length).toBeGreaterThan(5));
      const started = performance.now();
      await consumer.stop();
      expect(performance.now() - started).toBeLessThan(1_000);
      const back = new Recorder();
      await (await bus.consume({ name: 'c', prefixes }, back.handler)).passed(last);
      expect(back.finished).toEqual(['a1']);
    });
  });
}
