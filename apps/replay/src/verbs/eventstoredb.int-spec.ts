import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { derivedId, eventCodec, type Recorded, streams } from '@eventdesk/contracts';
import type { EventStore, LogBatch } from '@eventdesk/event-store';
import { openEventStoreDb } from '@eventdesk/event-store/eventstoredb';
import { withServer } from '@eventdesk/testing';
import { Collected } from '../collected.for-spec';
import { viewsInFolder } from '../desk-views';
import { ticketIdOf } from '../import/case-plan';
import { csv, mappingFile, values } from '../import/sample-log.for-spec';
import { createOut } from '../out';
import { run } from '../program';
import { NOW, SmallDesk, support } from '../small-desk.for-spec';
import { showDeskAt } from './as-of';
import { exportEvents } from './events';
import { rebuildDesk } from './rebuild';
import { verifyLog } from './verify';

/** Of a server that others use, too, only the streams with the mark, as if it were not there, and of its log what comes now. */
async function marked(store: EventStore, mark: string): Promise<EventStore> {
  const begin = await store.head();
  const own = ({ events, position }: LogBatch): LogBatch => ({
    position,
    events: events.flatMap((event) =>
      event.stream.endsWith(mark) ? [{ ...event, stream: event.stream.slice(0, -mark.length) }] : [],
    ),
  });
  async function* only(batches: AsyncIterable<LogBatch>) {
    for await (const batch of batches) yield own(batch);
  }
  async function* unmarked(stream: string, ...range: [Parameters<EventStore['readStream']>[1]?]) {
    for await (const event of store.readStream(`${stream}${mark}`, ...range)) yield { ...event, stream };
  }
  return {
    append: (stream, ...rest) => store.append(`${stream}${mark}`, ...rest),
    readStream: unmarked,
    readAll: (range) => only(store.readAll({ ...range, after: range.after ?? begin })),
    subscribe: (range, signal) => only(store.subscribe({ ...range, after: range.after ?? begin }, signal)),
    head: () => store.head(),
    close: () => store.close(),
  };
}

withServer('eventstoredb', (url) => {
  let folder: string;
  let seen: Collected;
  let store: EventStore;
  const now = () => NOW;
  const out = () => createOut(seen.streams, true, () => 0);
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-eventstoredb-'));
    seen = new Collected();
    store = await marked(openEventStoreDb({ url, now }), `.${randomUUID()}`);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  describe('of a log in EventStoreDB', () => {
    let desk: SmallDesk;
    const verify = () => verifyLog({ store, chainFaults: null, views: viewsInFolder(desk.folder), now, out: out() });
    beforeEach(async () => {
      desk = await SmallDesk.opened(store);
    });
    afterEach(() => desk.close());

    it('verify says that no hash chain is kept, and finds a sound log sound, with its views', async () => {
      expect(await verify()).toMatchObject({ sound: true, events: 5, hash_chain: 'none kept', faults: [], notes: [] });
      expect(seen.remarks()).toContain('this store keeps no hash chain');
      await desk.number(support, 'SUP', 2);
      expect((await verify()).faults).toEqual([expect.objectContaining({ check: 'numbers' })]);
    });

    it('verify names an id that comes twice in a stream, and a revision that is not there', async () => {
      const stream = streams.numbering('chargecars', 'SUP', 2025);
      const twice: EventStore = {
        ...store,
        async *readAll(range) {
          for await (const { events, position } of store.readAll(range)) {
            const again = events.filter((event) => event.stream === stream).map((event) => ({ ...event, revision: 3 }));
            yield { events: [...events, ...again], position };
          }
        },
      };
      const { faults } = await verifyLog({ store: twice, chainFaults: null, views: viewsInFolder(folder), now, out: out() });
      expect(faults.filter(({ check }) => check === 'revisions').map(({ message }) => message)).toEqual([
        expect.stringContaining('expected revision 1'),
        expect.stringContaining('an earlier event of the stream has the id'),
      ]);
    });

    it('rebuild, as-of and events read it to its end, and events go on with what is appended', async () => {
      await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
      const views = viewsInFolder(desk.folder);
      expect(await rebuildDesk({ store, views, now, out: out() }, null)).toMatchObject({ events: 6, differences: ['timeline'] });
      expect(await showDeskAt({ store, now, out: out() }, NOW)).toMatchObject({ tickets: 2 });
      const stop = new AbortController();
      const following = exportEvents({ store, out: out() }, { types: ['StatusChanged'], follow: true, signal: stop.signal });
      await desk.move(support, '2025-03-05T09:00:00.000Z', { from: 'open', to: 'resolved' });
      while ((seen.answers().match(/"StatusChanged"/g) ?? []).length < 3) await new Promise((done) => setTimeout(done, 20));
      stop.abort();
      expect(await following).toBe(3);
    });
  });

  const replay = (...args: string[]) => {
    seen = new Collected();
    return run(args, {
      ...seen.streams,
      environment: { EVENTDESK_CONFIG: resolve(__dirname, '../../../../desk.yaml'), EVENT_STORE_URL: url },
      untilInterrupted: () => new AbortController().signal,
      now,
    });
  };

  it('import puts cases there in the order of their opening, once, and history finds them', async () => {
    const mark = randomUUID();
    const ids = Array.from({ length: 40 }, (_, index) => `${mark} ${index}`);
    const rows = ids.map((id, index) => values(id, 'Insert ticket', `2012/10/01 09:${10 + index}:00.000`));
    const path = join(folder, 'log.csv');
    writeFileSync(path, csv(...rows));
    const before = await store.head();
    const importing = () => replay('import', '--mapping', mappingFile, path, '--json');
    expect(await importing()).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({ cases: { new: 40 }, events: { total: 40 } });
    expect(await importing()).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({ cases: { unchanged: 40 }, events: { total: 0 } });

    const tickets = ids.map((id) => ticketIdOf('helpdesk-log', id));
    const direct = openEventStoreDb({ url, now });
    const found: Recorded[] = [];
    for await (const { events } of direct.readAll({ after: before, prefixes: tickets.map((id) => streams.ticket(id)) }))
      found.push(...events.map((event) => eventCodec.decode(event)));
    await direct.close();
    expect(found.map(({ ticket_id }) => ticket_id)).toEqual(tickets);
    expect(await replay('history', tickets[0] ?? '', '--json')).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({ ticket_id: tickets[0], events: [{ type: 'TicketOpened' }] });
    expect(await replay('history', derivedId('none'))).toBe(2);
  }, 60_000);
});

it('a server that is not there is named by its variable, without its password', async () => {
  const seen = new Collected();
  const environment = { EVENT_STORE_URL: 'esdb://somebody:secret@127.0.0.1:1?tls=false' };
  const untilInterrupted = () => new AbortController().signal;
  expect(await run(['as-of', '2025-03-01'], { ...seen.streams, environment, untilInterrupted, now: () => NOW })).toBe(1);
  expect(seen.remarks()).toMatch(/^EVENT_STORE_URL: esdb:\/\/127\.0\.0\.1:1: the event store does not answer/);
  expect(seen.remarks()).not.toContain('secret');
}, 30_000);
