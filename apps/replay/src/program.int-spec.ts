import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { derivedId } from '@eventdesk/contracts';
import { openDatabase } from '@eventdesk/event-store/sqlite';
import { Collected } from './collected.for-spec';
import { csv, mappingFile, values } from './import/sample-log.for-spec';
import { run } from './program';
import { NOW, SmallDesk } from './small-desk.for-spec';

let folder: string;
let seen: Collected;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventdesk-program-spec-'));
  writeFileSync(
    join(folder, 'log.csv'),
    csv(values('Case 1', 'Insert ticket', '2012/10/01 09:00:00.000'), values('', 'Closed', '2012/10/02 09:00:00.000')),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const replay = (...args: string[]) => {
  seen = new Collected();
  return run(args, {
    ...seen.streams,
    environment: { EVENTDESK_DATA: join(folder, 'data'), EVENTDESK_CONFIG: resolve(__dirname, '../../../desk.yaml') },
    untilInterrupted: () => new AbortController().signal,
    now: () => '2026-01-01T00:00:00.000Z',
  });
};
const importing = (...more: string[]) => replay('import', '--mapping', mappingFile, join(folder, 'log.csv'), ...more);

describe('the command line', () => {
  const verbs = ['history', 'events', 'report', 'rebuild', 'verify', 'as-of', 'import', 'publish'];

  it('lists its verbs and no others, and explains each with examples', async () => {
    expect(await replay('--help')).toBe(0);
    const listed = [...seen.answers().matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name]) => name);
    expect(listed).toEqual(expect.arrayContaining(verbs));
    expect(listed).toHaveLength(verbs.length);
    for (const verb of verbs) {
      expect(await replay(verb, '--help')).toBe(0);
      expect(seen.answers()).toContain(`npm run -s replay -- ${verb}`);
    }
  });

  it.each([
    [
      ['colour'],
      /^unknown command 'colour'; expected one of history, events, as-of, report, rebuild, verify, import, publish\n$/,
    ],
    [['colour', '--help'], /^unknown command 'colour'; .*\n$/],
    [['help', 'colour'], /^unknown command 'colour'; .*\n$/],
    [['import', '--mapping', mappingFile, 'none.csv'], /^there is no file none\.csv\n$/],
    [[], /Usage: replay <verb>/],
    [['history'], /missing required argument 'ticket'/],
    [['events', '--colour'], /unknown option '--colour'/],
    [['events', '--type', 'TicketPainted'], /"TicketPainted" is none; expected of TicketOpened/],
    [['report', '--by', 'colour'], /Allowed choices are department, type, priority, agent/],
    [['report', '--time-zone', 'Mars/Base'], /--time-zone "Mars\/Base": expected a time zone like Europe\/Amsterdam/],
    [['report', '--from', 'monday'], /--from "monday": expected an instant/],
    [['rebuild', '--view', 'sales'], /Allowed choices are tickets, timeline, contacts, numbers/],
    [['import', 'log.csv'], /required option '--mapping <file>'/],
    [['import', '--mapping', 'none.yaml', 'log.csv'], /none\.yaml: can't be read/],
    [['as-of', '2025-03-01'], /there is no log at .*events\.db; name the desk's data folder with EVENTDESK_DATA/],
    [['verify'], /there is no log at/],
  ])('answers %p with exit code 2 and a sentence, not a stack', async (args, message) => {
    expect(await replay(...args)).toBe(2);
    expect(seen.remarks()).toMatch(message);
    expect(seen.remarks()).not.toContain('    at ');
    expect(seen.answers()).toBe('');
  });

  it('imports into a log that it begins, tries first without one, and says rows rejected by exit code only when asked', async () => {
    expect(await importing('--dry-run', '--json')).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({ dry_run: true, events: { total: 1 }, rejected: { total: 1 } });
    expect(await replay('verify')).toBe(2);

    expect(await importing()).toBe(0);
    expect(seen.remarks()).toMatch(/there is no log at .* yet: beginning one/);
    expect(seen.remarks()).toMatch(/1 case, 100 %/);
    expect(await importing('--strict')).toBe(1);
    expect(await replay('as-of', 'yesterday')).toBe(2);
    expect(await replay('as-of', '2012-11-01', '--json')).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({ tickets: 1 });
  });

  it.each([
    ['has not the columns of the mapping', 'Case ID,Activity\n', 2],
    ['has no row that can be imported', csv(values('', 'Closed', '2012/10/02 09:00:00.000')), 0],
  ])('begins no log for a file that %s', async (_, content, code) => {
    writeFileSync(join(folder, 'log.csv'), content);
    expect(await importing()).toBe(code);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('imports the sample of the how-to with the mapping of the how-to', async () => {
    const howTo = readFileSync(resolve(__dirname, '../../../docs/how-to/import.md'), 'utf8');
    const [, sample = ''] = /^```csv\n(.*?)^```$/ms.exec(howTo) ?? [];
    writeFileSync(join(folder, 'log.csv'), sample);
    expect(await importing('--strict', '--json')).toBe(0);
    expect(JSON.parse(seen.answers())).toMatchObject({
      rows_read: 6,
      cases: { new: 2, cut_off: 0 },
      rows: { imported: 6 },
      rejected: { total: 0 },
    });
  });

  it('fails a rebuild that could not fold every ticket, and names it', async () => {
    const desk = await SmallDesk.opened();
    const nobody = derivedId('nobody');
    await desk.move(nobody, '2025-03-04T09:00:00.000Z', { from: 'new', to: 'open' });
    seen = new Collected();
    const environment = { EVENTDESK_DATA: desk.folder };
    const untilInterrupted = () => new AbortController().signal;
    expect(await run(['rebuild'], { ...seen.streams, environment, untilInterrupted, now: () => NOW })).toBe(1);
    expect(seen.answers()).toMatch(
      new RegExp(`^ticket ${nobody} stands as before .* cannot be folded: ticket-.*TicketOpened$`, 'm'),
    );
    await desk.close();
  });

  it('tells a sound log from a faulty one by its exit code', async () => {
    await importing();
    expect(await replay('verify')).toBe(0);
    const log = openDatabase(join(folder, 'data', 'events.db'), { synchronous: 'off' });
    log.exec(`UPDATE events SET recorded_at = '2025-01-01T00:00:00.000Z'`);
    log.close();
    expect(await replay('verify')).toBe(1);
    expect(seen.answers()).toMatch(/^fault {2}chain {2}position 1 .*checksum/);
  });
});
