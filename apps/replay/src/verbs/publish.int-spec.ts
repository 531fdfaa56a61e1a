import { categories } from '@eventdesk/contracts';
import { Refill, startRelay } from '@eventdesk/event-bus/jetstream';
import { withServer } from '@eventdesk/testing';
import { connect, type NatsConnection, nuid } from 'nats';
import { Collected } from '../collected.for-spec';
import { createOut } from '../out';
import { run } from '../program';
import { NOW, SmallDesk, support } from '../small-desk.for-spec';
import { publishLog, type PublishPorts } from './publish';

withServer('nats', (url) => {
  let desk: SmallDesk;
  let nats: NatsConnection;
  let name: string;
  let seen: Collected;
  const ports = (): PublishPorts => ({
    store: desk.store,
    refill: new Refill({ nats, desk: name }, categories),
    relay: (what) => startRelay({ nats, desk: name, leaseMs: 600, ...what }),
    now: () => NOW,
    out: createOut(seen.streams, true, () => 0),
    patienceMs: 300,
  });
  const publish = (from: string | null = null) => publishLog(ports(), from);

  beforeEach(async () => {
    desk = await SmallDesk.opened();
    nats = await connect({ servers: url });
    name = `test-${nuid.next().toLowerCase()}`;
    seen = new Collected();
  });
  afterEach(async () => {
    const { streams } = await nats.jetstreamManager();
    for (const stream of [`${name}-events`, `KV_${name}-bus`]) await streams.delete(stream).catch(() => undefined);
    await nats.close();
    await desk.close();
  });

  it('fills the stream itself where no service runs, and again with the same result', async () => {
    expect(await publish()).toMatchObject({
      ...{ stream: `${name}-events`, from: null, position: '5' },
      ...{ messages_in_stream: 5, relayed_by: 'this command' },
    });
    expect(seen.remarks()).toContain('no service relays all of the log: doing it here');
    expect(await publish()).toMatchObject({ messages_in_stream: 5 });
    expect(JSON.parse(seen.answers().slice(0, seen.answers().indexOf('}\n') + 1))).toMatchObject({ position: '5' });
  });

  it('has the running services do it, and what stands after a position come once more', async () => {
    const relay = startRelay({ nats, desk: name, store: desk.store, categories, leaseMs: 600 });
    const refilled = await publishLog({ ...ports(), patienceMs: 60_000 }, null);
    expect(refilled).toMatchObject({ messages_in_stream: 5, relayed_by: 'the services' });
    await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
    const partly = await publishLog({ ...ports(), patienceMs: 60_000 }, '4');
    expect(partly).toMatchObject({ from: '4', position: '6', relayed_by: 'the services' });
    // The sixth may have come before it was asked, or after.
    expect([7, 8]).toContain(partly.messages_in_stream);
    await relay.stop();
  });

  it.each(['yesterday', '-1', '6', '99'])('refuses --from %s, which is no position of the log', async (from) => {
    await expect(publish(from)).rejects.toThrow(/--from/);
  });

  const command = (environment: Record<string, string>) =>
    run(['publish', '--json'], {
      ...seen.streams,
      environment: { EVENTDESK_DATA: desk.folder, EVENTDESK_NAME: name, ...environment },
      untilInterrupted: () => new AbortController().signal,
      now: () => NOW,
    });

  it('is one command, which names the variable where something is wrong', async () => {
    expect(await command({ NATS_URL: url })).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({ position: '5', messages_in_stream: 5 });
    expect(await command({})).toBe(2);
    expect(await command({ NATS_URL: 'nats://somebody:secret@127.0.0.1:1' })).toBe(1);
    expect(await command({ NATS_URL: url, EVENTDESK_PARTITIONS: '3' })).toBe(1);
    expect(seen.remarks()).toMatch(/^NATS_URL: expected nats:/m);
    expect(seen.remarks()).toMatch(/^NATS_URL: no NATS server lets us in at nats:\/\/127\.0\.0\.1:1 \(/m);
    expect(seen.remarks()).toMatch(/^EVENTDESK_PARTITIONS: the stream .* has 8 partitions, not 3/m);
    expect(seen.remarks()).not.toContain('secret');
  }, 30_000);
});
