/** The verbs as the command line offers them: arguments, options, examples. */
import { type Category, categories, eventSchemas, type EventType, findEntity, TimeZone } from '@eventdesk/contracts';
import { Refill, startRelay } from '@eventdesk/event-bus/jetstream';
import { type ViewName, viewNames } from '@eventdesk/read-models';
import { loadYamlFile } from '@eventdesk/runtime';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { openBroker } from './broker';
import { Mapping } from './import/mapping';
import { parseInstant } from './instants';
import type { Session } from './session';
import { UsageError } from './usage-error';
import { showDeskAt } from './verbs/as-of';
import { exportEvents } from './verbs/events';
import { showHistory } from './verbs/history';
import { importHistory } from './verbs/import';
import { publishLog } from './verbs/publish';
import { rebuildDesk } from './verbs/rebuild';
import { type ReportOrder, showReport } from './verbs/report';
import { verifyLog } from './verbs/verify';

type Json = { json?: boolean };

const verb = (program: Command, usage: string, what: string, examples: readonly string[]): Command =>
  program
    .command(usage)
    .description(what)
    .option('--json', 'answer as JSON, for machines')
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  npm run -s replay -- ${example}`).join('\n')}`);

export function addHistory(program: Command, session: Session): void {
  verb(program, 'history <ticket>', 'every event about one ticket, from all services; the ticket is named by its id or number', [
    'history SUP-2025-00001',
    'history SUP-2025-00001 --as-of 2025-03-01T09:00:00Z',
  ])
    .option('--as-of <instant>', 'only what had occurred by then')
    .action(async (ticket: string, options: Json & { asOf?: string }) => {
      const asOf = options.asOf === undefined ? null : parseInstant(options.asOf, '--as-of');
      const out = session.out(options);
      await showHistory({ store: session.log(out), config: session.config(), out }, ticket, asOf);
    });
}

interface EventsFlags {
  from?: string;
  to?: string;
  type: EventType[];
  entity?: string;
  follow?: boolean;
}

export function addEvents(program: Command, session: Session): void {
  verb(program, 'events', 'the log as NDJSON, one event a line, in the order it was written', [
    'events > events.ndjson',
    'events --from 2025-03-01 --to 2025-04-01 --type TicketOpened,StatusChanged',
    'events --entity chargecars --follow',
  ])
    .option('--from <instant>', 'occurred from then on')
    .option('--to <instant>', 'occurred before then')
    .option('--type <types>', 'only these types, with commas between; may be repeated', parseTypes, [])
    .option('--entity <entity>', 'only about tickets of this business entity (id or name)')
    .option('--follow', 'goes on with what is appended, until Ctrl-C')
    .action(async ({ from, to, type: types, entity, follow = false }: EventsFlags) => {
      const out = session.out({ json: true });
      await exportEvents(
        { store: session.log(out), out },
        {
          types,
          follow,
          from: from === undefined ? undefined : parseInstant(from, '--from'),
          to: to === undefined ? undefined : parseInstant(to, '--to'),
          entity: entity === undefined ? undefined : entityNamed(session, entity),
          signal: follow ? session.invocation.untilInterrupted() : new AbortController().signal,
        },
      );
    });
}

function parseTypes(text: string, earlier: readonly EventType[]): EventType[] {
  const given = text.split(',').map((type) => type.trim());
  const unknown = given.find((type) => !Object.hasOwn(eventSchemas, type));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is none; expected of ${Object.keys(eventSchemas).join(', ')}`);
  return [...earlier, ...(given as EventType[])];
}

function entityNamed(session: Session, name: string) {
  const config = session.config();
  const entity = findEntity(config, name);
  if (entity) return entity;
  throw new UsageError(
    `--entity "${name}": expected one of ${config.business_entities.map(({ slug }) => slug).join(', ')}, or an id`,
  );
}

export function addRebuild(program: Command, session: Session): void {
  verb(program, 'rebuild', 'builds the views anew beside the live ones, compares counts, then swaps; the desk stays up', [
    'rebuild',
    'rebuild --view timeline',
  ])
    .addOption(new Option('--view <name>', 'this view alone (default: all)').choices(viewNames))
    .action(async (options: Json & { view?: ViewName }) => {
      const out = session.out(options);
      const ports = { store: session.log(out), views: session.views(), now: session.now, out };
      const { failed } = await rebuildDesk(ports, options.view ?? null);
      if (failed.length > 0) session.exitCode = 1;
    });
}

export function addVerify(program: Command, session: Session): void {
  verb(
    program,
    'verify',
    'the whole log: hash chain, revisions, schemas, numbers, and the views against a fresh replay; exit code 1 names every fault',
    ['verify', 'verify --json'],
  ).action(async (options: Json) => {
    const out = session.out(options);
    const ports = { store: session.log(out), chainFaults: session.chainFaults(), views: session.views() };
    const verdict = await verifyLog({ ...ports, now: session.now, out });
    if (!verdict.sound) session.exitCode = 1;
  });
}

export function addAsOf(program: Command, session: Session): void {
  verb(
    program,
    'as-of <instant>',
    'the whole desk at that instant: counts, backlog, pipeline, clocks; a date is its first instant in UTC',
    ['as-of 2025-03-01', 'as-of 2025-03-01T09:00:00+01:00 --json'],
  ).action(async (instant: string, options: Json) => {
    const out = session.out(options);
    await showDeskAt({ store: session.log(out), now: session.now, out }, parseInstant(instant, 'the instant'));
  });
}

export function addReport(program: Command, session: Session): void {
  verb(
    program,
    'report',
    'what was opened in a period and what came of it: resolved, times, SLA met and breached, backlog day by day',
    ['report', 'report --from 2025-01-01 --to 2025-04-01 --by department', 'report --by agent --json'],
  )
    .option('--from <instant>', 'tickets opened from then on (default: from the first)')
    .option('--to <instant>', 'tickets opened before then (default: up to the last)')
    .addOption(
      new Option('--by <what>', 'in groups by this').choices(['department', 'type', 'priority', 'agent']).default('type'),
    )
    .option('--time-zone <zone>', 'whose days they are (default: those of the first brand)')
    .action(async (options: Json & { from?: string; to?: string; by: ReportOrder['by']; timeZone?: string }) => {
      const out = session.out(options);
      const at = (name: 'from' | 'to') => (options[name] === undefined ? undefined : parseInstant(options[name], `--${name}`));
      const time_zone = zoneNamed(options.timeZone) ?? session.config().business_entities[0]?.time_zone ?? 'UTC';
      const order: ReportOrder = { from: at('from'), to: at('to'), by: options.by, time_zone };
      await showReport({ store: session.log(out), now: session.now, out }, order);
    });
}

function zoneNamed(name: string | undefined): string | undefined {
  if (name === undefined || TimeZone.safeParse(name).success) return name;
  throw new UsageError(`--time-zone "${name}": expected a time zone like Europe/Amsterdam`);
}

export function addImport(program: Command, session: Session): void {
  verb(
    program,
    'import <path>',
    'history from another system as events with their own instants; again and again without doubles',
    [
      'import --mapping docs/how-to/helpdesk-log.mapping.yaml --dry-run log.csv.gz',
      'import --mapping docs/how-to/helpdesk-log.mapping.yaml log.csv.gz',
    ],
  )
    .addOption(new Option('--format <format>', 'what the file is').choices(['csv']).default('csv'))
    .requiredOption('--mapping <file>', 'YAML file that says what the rows mean (docs/how-to/import.md)')
    .option('--dry-run', 'writes nothing; says what it would do and what it could not map')
    .option('--rejected <file>', 'where rejected rows are listed (default: <path>.rejected.csv; with --dry-run nowhere)')
    .option('--strict', 'exit code 1 when a row was rejected')
    .action(async (path: string, options: Json & { mapping: string; dryRun?: boolean; rejected?: string; strict?: boolean }) => {
      const out = session.out(options);
      const mapping = loadYamlFile(options.mapping, Mapping);
      const ports = {
        config: session.config(),
        now: session.now,
        out,
        target: session.importTarget(options.dryRun ?? false, out),
      };
      const { rejected } = await importHistory(ports, { path, mapping, rejected: options.rejected });
      if (options.strict && rejected.total > 0) session.exitCode = 1;
    });
}

export function addPublish(program: Command, session: Session): void {
  verb(
    program,
    'publish',
    'the log into the event stream at NATS once more, for where events vanished from it; services go on meanwhile, from their checkpoints',
    ['publish', 'publish --from 120345'],
  )
    .option('--from <position>', 'what stands after it in the log comes once more (default: all is taken out and put in anew)')
    .action(async ({ from, ...options }: Json & { from?: string }) => {
      const out = session.out(options);
      const store = session.log(out);
      const nats = session.closing(await openBroker(session.settings));
      const broker = { ...session.settings.nats, nats };
      const relay = (what: { store: typeof store; categories: readonly Category[] }) => startRelay({ ...broker, ...what });
      await publishLog({ store, refill: new Refill(broker, categories), relay, now: session.now, out }, from ?? null);
    });
}
