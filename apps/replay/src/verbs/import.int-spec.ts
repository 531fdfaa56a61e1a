import { mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { derivedId, eventCodec, type Recorded } from '@eventdesk/contracts';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openSqliteEventStore, type SqliteEventStore } from '@eventdesk/event-store/sqlite';
import { ticketIdOf } from '../import/case-plan';
import { Mapping } from '../import/mapping';
import { csv, deskConfig, header, mappingOf, values } from '../import/sample-log.for-spec';
import { createOut } from '../out';
import { Collected } from '../collected.for-spec';
import { UsageError, WrongFile } from '../usage-error';
import { importHistory, type ImportOptions } from './import';

const NOW = '2026-01-01T00:00:00.000Z';
const now = () => NOW;
const day = (date: string) => `2012/10/${date}:00.000`;
const caseOf = (id: string, from: string) => [
  values(id, 'Insert ticket', day(`${from} 09:00`)),
  values(id, 'Take in charge ticket', day(`${from} 10:00`)),
  values(id, 'Resolve ticket', day(`${from} 11:00`)),
];

type RunOptions = Partial<ImportOptions> & { trial?: boolean; over?: EventStore; keepsOrder?: boolean };

/** The store, with something of ours before its appends. */
const wrapped = (
  store: EventStore,
  append: (inner: EventStore['append'], ...args: Parameters<EventStore['append']>) => ReturnType<EventStore['append']>,
): EventStore => ({
  append: (...args) => append((...inner) => store.append(...inner), ...args),
  readStream: (...args) => store.readStream(...args),
  readAll: (range) => store.readAll(range),
  subscribe: (...args) => store.subscribe(...args),
  head: () => store.head(),
  close: () => store.close(),
});

const noteBy = (ticket_id: string) =>
  eventCodec.encode(
    derivedId('somebody', 'note'),
    { type: 'NoteAdded', data: { note_id: derivedId('note'), body: 'Called them.' } },
    {
      ticket_id,
      occurred_at: '2012-10-04T00:00:00.000Z',
      actor: { kind: 'agent', id: 'anna', name: 'Anna' },
      command_id: null,
      causation_id: derivedId('somebody'),
      correlation_id: derivedId('somebody'),
    },
  );

describe('an import', () => {
  let folder: string;
  let store: SqliteEventStore;
  let seen: Collected;
  const file = (name: string) => join(folder, name);
  const write = (content: string | Buffer, name = 'log.csv') => {
    writeFileSync(file(name), content);
    return file(name);
  };
  const run = (path: string, { trial = false, over = store, keepsOrder = true, ...options }: RunOptions = {}) =>
    importHistory(
      {
        target: { trial, keepsOrder, log: () => over, begin: () => over },
        config: deskConfig,
        now,
        out: createOut(seen.streams, false, () => 0),
      },
      { path, mapping: Mapping.parse(mappingOf()), ...options },
    );
  const log = async (): Promise<Recorded[]> => {
    const events: Recorded[] = [];
    for await (const batch of store.readAll({ after: null }))
      events.push(...batch.events.map((event) => eventCodec.decode(event)));
    return events;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-import-spec-'));
    store = openSqliteEventStore({ path: file('events.db'), now });
    seen = new Collected();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('appends whole cases in the order of their opening, marked as imported, each row the cause of its events', async () => {
    const [first, second] = [caseOf('Case 9', '01'), caseOf('Case 1', '02')];
    const interleaved = [second[0], first[0], second[1], first[1], first[2], second[2]].map((row) => row ?? []);
    const report = await run(write(csv(...interleaved)));

    expect(report).toMatchObject({
      rows_read: 6,
      cases_read: 2,
      cases: { new: 2, extended: 0, cut_off: 0 },
      rows: { imported: 6 },
      events: {
        total: 8,
        by_type: { TicketOpened: 2, TicketAssigned: 2, StatusChanged: 4 },
      },
      rejected: { total: 0, file: null },
    });
    const events = await log();
    expect(events.map(({ ticket_id }) => ticket_id)).toEqual([
      ...Array<string>(4).fill(ticketIdOf('helpdesk-log', 'Case 9')),
      ...Array<string>(4).fill(ticketIdOf('helpdesk-log', 'Case 1')),
    ]);
    expect(events.every(({ imported, recorded_at }) => imported === true && recorded_at === NOW)).toBe(true);
    const [opened, assigned, moved] = events;
    expect(assigned?.command_id).toBe(moved?.command_id);
    expect(assigned?.command_id).not.toBe(opened?.command_id);
    expect(opened?.occurred_at).toBe('2012-10-01T07:00:00.000Z');
  });

  it('that is repeated adds nothing; one of a longer file adds the new tail alone', async () => {
    const rows = [...caseOf('Case 1', '01'), ...caseOf('Case 2', '02')];
    await run(write(csv(...rows)));
    const before = await log();

    expect(await run(write(csv(...rows)))).toMatchObject({ events: { total: 0 }, cases: { new: 0, unchanged: 2 } });
    expect(await log()).toEqual(before);

    const longer = [...rows, values('Case 1', 'Closed', day('05 09:00')), ...caseOf('Case 3', '03')];
    const report = await run(write(csv(...longer)));
    expect(report).toMatchObject({ events: { total: 5 }, cases: { new: 1, extended: 1, unchanged: 1 } });
    expect((await log()).slice(before.length).map(({ type, revision }) => [type, revision])).toEqual([
      ['StatusChanged', 4],
      ['TicketOpened', 0],
      ['TicketAssigned', 1],
      ['StatusChanged', 2],
      ['StatusChanged', 3],
    ]);
  });

  it('that breaks off goes on where it was, when it is begun again', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => caseOf(`Case ${index}`, '01')).flat();
    const path = write(csv(...rows));
    let appends = 0;
    const failing: EventStore = wrapped(store, (append, ...args) =>
      ++appends > 70 ? Promise.reject(new StoreUnavailable('the disk is full')) : append(...args),
    );
    await expect(run(path, { over: failing })).rejects.toThrow(StoreUnavailable);
    expect(new Set((await log()).map(({ stream }) => stream)).size).toBe(70);

    expect(await run(path)).toMatchObject({ cases: { new: 30, unchanged: 70 }, events: { total: 120 } });
    const ids = (await log()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(400);
  });

  it('goes on from what somebody else wrote to a ticket at the same moment', async () => {
    const rows = caseOf('Case 1', '01');
    await run(write(csv(...rows)));
    const ticket_id = ticketIdOf('helpdesk-log', 'Case 1');
    const meddled: EventStore = wrapped(store, async (append, stream, expected, events) => {
      if (expected === 3) await append(stream, 3, [noteBy(ticket_id)]);
      return append(stream, expected, events);
    });
    const path = write(csv(...rows, values('Case 1', 'Closed', day('05 09:00'))));
    expect(await run(path, { over: meddled })).toMatchObject({ events: { total: 1 }, cases: { extended: 1 } });
    expect((await log()).slice(-2).map(({ type, revision }) => [type, revision])).toEqual([
      ['NoteAdded', 4],
      ['StatusChanged', 5],
    ]);
    expect(await run(path)).toMatchObject({ events: { total: 0 } });
  });

  it('reads a compressed file, and more cases than are appended at once', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => caseOf(`Case ${index}`, '01')).flat();
    const report = await run(write(gzipSync(csv(...rows)), 'log.csv.gz'));
    expect(report).toMatchObject({ cases_read: 150, events: { total: 600 } });
    expect((await log()).filter(({ type }) => type === 'TicketOpened').map(({ ticket_id }) => ticket_id)).toEqual(
      Array.from({ length: 150 }, (_, index) => ticketIdOf('helpdesk-log', `Case ${index}`)),
    );
  });

  it('keeps the order of the cases where the store does not', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `Case ${index}`);
    let calls = 0;
    const slow = wrapped(store, async (append, ...args) => {
      await new Promise((resolve) => setTimeout(resolve, 20 - calls++));
      return append(...args);
    });
    const rows = ids.map((id, index) => values(id, 'Insert ticket', day(`01 09:${10 + index}`)));
    await run(write(csv(...rows)), { over: slow, keepsOrder: false });
    expect((await log()).map(({ ticket_id }) => ticket_id)).toEqual(ids.map((id) => ticketIdOf('helpdesk-log', id)));
  });

  it('goes on past bad rows, and lists each with its place, its value and what was expected', async () => {
    const good = caseOf('Case 1', '01');
    const path = write(
      csv(
        ...good,
        values('Case 2', 'Insert ticket', '2012-10-01 09:00'),
        values('', 'Insert ticket', day('01 09:00')),
        values('Case 3', 'Escalate', day('01 09:00')),
        values('Case 4', 'Insert ticket', day('01 09:00')).slice(0, 5),
        values('=HYPERLINK("x")', 'Insert ticket', day('01 09:00'), { Resource: '"' }),
        values('Case 5', 'Insert ticket', '2031/01/01 00:00:00.000'),
        values('Case 6', 'Insert ticket', day('01 09:00'), { product: 'p'.repeat(300) }),
        values('@cmd', 'Insert ticket', 'never'),
        ...caseOf('Case 7', '02'),
      ),
    );
    const report = await run(path);
    expect(report).toMatchObject({
      cases: { new: 2, without_opening: 1 },
      rejected: {
        total: 8,
        by_reason: {
          bad_timestamp: 2,
          missing_case_id: 1,
          unmapped_activity: 1,
          too_few_columns: 1,
          bad_quotes: 1,
          in_the_future: 1,
          invalid_value: 1,
        },
        unmapped_activities: { Escalate: 1 },
        file: `${path}.rejected.csv`,
      },
    });
    const list = readFileSync(`${path}.rejected.csv`, 'utf8').split('\r\n');
    expect(list[0]).toBe('line,case_id,reason,column,value,expected');
    expect(list[1]).toBe(
      '5,Case 2,bad_timestamp,Complete Timestamp,2012-10-01 09:00,a time of the form yyyy/MM/dd HH:mm:ss.SSS (Europe/Rome)',
    );
    expect(list.find((line) => line.includes('cmd'))).toMatch(/^12,'@cmd,bad_timestamp,/);
    expect(list.find((line) => line.includes('Escalate'))).toMatch(/^7,Case 3,unmapped_activity,Activity,Escalate,"an activity/);
    expect(await log()).toHaveLength(8);
  });

  it('rejects a row whose bytes are no text of the encoding, and goes on', async () => {
    const rows = csv(values('Case 1', 'Insert ticket', day('01 09:00'), { customer: 'Caf\xe9' }), ...caseOf('Case 2', '02'));
    const path = write(Buffer.from(rows, 'latin1'));
    expect(await run(path)).toMatchObject({ cases: { new: 1 }, rejected: { total: 1, by_reason: { bad_encoding: 1 } } });
    const [, row] = readFileSync(`${path}.rejected.csv`, 'utf8').split('\r\n');
    expect(row).toBe(`2,Case 1,bad_encoding,customer,Caf\ufffd,"utf-8 text, as the mapping's csv.encoding says"`);
  });

  it('rejects times before 1970 in words of their own', async () => {
    const years = ['0000', '1700', '1969'].map((year) => values(year, 'Insert ticket', `${year}/06/01 09:00:00.000`));
    const path = write(csv(...years, values('1970', 'Insert ticket', '1970/06/01 09:00:00.000')));
    expect(await run(path)).toMatchObject({ cases: { new: 1 }, rejected: { by_reason: { bad_timestamp: 3 } } });
    expect(seen.answers()).toMatch(/line 4, Complete Timestamp: "1969\/06\/01 09:00:00\.000"; expected a time from 1970 on/);
    expect(seen.answers()).toMatch(/\n1 case\n/);
  });

  it('that finds nothing to reject leaves no list of an earlier one behind', async () => {
    const path = write(csv(values('', 'Insert ticket', day('01 09:00'))));
    await run(path);
    expect(existsSync(`${path}.rejected.csv`)).toBe(true);
    await run(write(csv(...caseOf('Case 1', '01'))));
    expect(existsSync(`${path}.rejected.csv`)).toBe(false);
  });

  it('as a trial run writes nothing, says what it would do, and what it could not map', async () => {
    const path = write(csv(...caseOf('Case 1', '01'), values('Case 2', 'Escalate', day('01 09:00'))));
    const report = await run(path, { trial: true });
    expect(report).toMatchObject({ dry_run: true, events: { total: 4 }, rejected: { total: 1, file: null } });
    expect(seen.answers()).toMatch(/Trial run, nothing was written/);
    expect(seen.answers()).toMatch(/activity "Escalate": 1/);
    expect(await log()).toEqual([]);
    expect(existsSync(`${path}.rejected.csv`)).toBe(false);

    await run(path);
    expect(await run(path, { trial: true })).toMatchObject({ events: { total: 0 }, cases: { unchanged: 1 } });
  });

  it.each<[string, string | Buffer, RegExp]>([
    [
      'without a column that the mapping names',
      csv().replace('customer', 'client'),
      /the file does not have the column "customer" that the mapping names in ticket\.subject, ticket\.description, ticket\.contact\.name/,
    ],
    ['that is empty', '', /is empty/],
    ['that only seems compressed', 'Case ID', /no whole gzip file/],
    ['that is cut off', gzipSync(csv(...caseOf('Case 1', '01'))).subarray(0, 60), /no whole gzip file/],
  ])('refuses a file %s before anything is appended', async (what, content, message) => {
    const name = what.startsWith('that only') || what.startsWith('that is cut') ? 'log.csv.gz' : 'log.csv';
    await expect(run(write(content, name))).rejects.toThrow(message);
    await expect(run(file(name))).rejects.toThrow(WrongFile);
    expect(await log()).toEqual([]);
  });

  it('names a missing column once, with all that it is used for', async () => {
    const path = write(csv().replace('responsible_section', 'section'));
    await expect(run(path)).rejects.toThrow(
      /^the file does not have the column "responsible_section" that the mapping names in ticket\.description, ticket\.tags\.1\n/,
    );
  });

  it('refuses what the desk does not have, and to overwrite the file it reads', async () => {
    const path = write(csv());
    const mapping = Mapping.parse({ ...mappingOf(), ticket: { ...mappingOf().ticket, business_entity: 'acme' } });
    await expect(run(path, { mapping })).rejects.toThrow(/business_entity is "acme"; expected one of chargecars/);
    await expect(run(path, { rejected: path })).rejects.toThrow(UsageError);
    await expect(run(file('none.csv'))).rejects.toThrow(WrongFile);
    expect(readFileSync(path, 'utf8')).toContain(header[0]);
  });
});
