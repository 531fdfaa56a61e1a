/** `import`: history from another system as events with their own instants. Repeatable: what is there already is left alone. */
import { resolve } from 'node:path';
import type { DeskConfig } from '@eventdesk/contracts';
import { CASES_AT_ONCE, importCases, noCounts, type Target } from '../import/import-history';
import { type Importing, importingInto } from '../import/importing';
import type { Mapping } from '../import/mapping';
import { RejectedRows } from '../import/rejected-rows';
import { type ImportReport, reportLines } from '../import/report';
import { stageFile } from '../import/stage-file';
import { type Staging, withStaging } from '../import/staging';
import { timestampReader } from '../import/timestamps';
import { type Out, perSecond, progressText, stopwatch } from '../out';
import { UsageError } from '../usage-error';

export interface ImportPorts {
  target: Target;
  config: DeskConfig;
  now: () => string;
  out: Out;
}
export interface ImportOptions {
  path: string;
  mapping: Mapping;
  /** Where rejected rows are listed. Default: beside the file; a trial run lists them only when told where. */
  rejected?: string | undefined;
}

/** @throws UsageError, WrongFile; StoreUnavailable: then run it again, what is in the log already is not imported twice */
export async function importHistory(ports: ImportPorts, { path, mapping, rejected: list }: ImportOptions): Promise<ImportReport> {
  const importing = importingInto(ports.config, mapping);
  return RejectedRows.listedIn(listPath(path, list, ports.target.trial), (rejected) =>
    withStaging((staging) => importFile(ports, { path, importing, rejected, staging })),
  );
}

interface Work {
  path: string;
  importing: Importing;
  rejected: RejectedRows;
  staging: Staging;
}

async function importFile(ports: ImportPorts, work: Work): Promise<ImportReport> {
  const { path, importing, rejected, staging } = work;
  const { target, now, out } = ports;
  const elapsed = stopwatch(now);
  const rows_read = await stage(ports, work);
  const cases_read = staging.complete();
  const appending = stopwatch(now);
  const counts = noCounts();
  let done = 0;
  for (const cases of staging.batches(CASES_AT_ONCE)) {
    await importCases(target, importing, cases, { counts, rejected });
    done += cases.length;
    out.progress(progressText('case', done, done / cases_read, appending()));
  }
  out.progress(progressText('case', done, 1, appending()), 'last');
  const report: ImportReport = {
    file: path,
    source: importing.mapping.source,
    dry_run: target.trial,
    rows_read,
    cases_read,
    ...counts,
    rejected: rejected.report(),
    seconds: elapsed() / 1000,
    events_per_second: perSecond(counts.events.total, appending()),
  };
  await out.answer(report, reportLines(report, rejected.first));
  return report;
}

async function stage({ now, out }: ImportPorts, { path, importing, rejected, staging }: Work): Promise<number> {
  const { mapping } = importing;
  const { format, time_zone } = mapping.timestamp;
  const elapsed = stopwatch(now);
  return stageFile(
    path,
    { mapping, readTimestamp: timestampReader(format, time_zone), now: now() },
    {
      header: (columns) => (staging.header = columns),
      row: (row) => staging.add(row),
      rejected: (rejection) => rejected.add(rejection),
      progress: (rows, share) => out.progress(progressText('row', rows, share, elapsed())),
    },
  );
}

function listPath(path: string, given: string | undefined, trial: boolean): string | null {
  if (given === undefined) return trial ? null : `${path}.rejected.csv`;
  if (resolve(given) === resolve(path)) throw new UsageError(`--rejected ${given} is the file to import itself`);
  return given;
}
