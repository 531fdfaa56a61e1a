/** What an import did, or a trial run would do, for people. */
import { count, counted } from '../out';
import type { ImportCounts } from './import-history';
import type { RejectedRows } from './rejected-rows';

export interface ImportReport extends ImportCounts {
  file: string;
  source: string;
  dry_run: boolean;
  rows_read: number;
  cases_read: number;
  rejected: ReturnType<RejectedRows['report']>;
  seconds: number;
  events_per_second: number;
}

const table = (counts: Record<string, number>, indent = '  '): string[] =>
  Object.entries(counts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${indent}${count(value).padStart(10)}  ${name.replaceAll('_', ' ')}`);

/** @param examples the first of the rejected rows */
export function reportLines(report: ImportReport, examples: RejectedRows['first']): string[] {
  const { cases, rows, events, rejected } = report;
  const { cut_off, ...outcomes } = cases;
  return [
    `${report.dry_run ? 'Trial run, nothing was written. ' : ''}${report.file} as "${report.source}":`,
    counted(report.rows_read, 'row'),
    ...table({ ...rows, rejected: rejected.total }),
    counted(report.cases_read, 'case'),
    ...table(outcomes),
    ...(cut_off > 0 ? [`              (cut off, as their first row is no opening: ${count(cut_off)} of the new ones)`] : []),
    `${counted(events.total, 'event')} ${report.dry_run ? 'to append' : 'appended'} in ${report.seconds} s, ${count(report.events_per_second)}/s`,
    ...table(events.by_type),
    ...rejectedLines(rejected, examples),
    ...(report.dry_run || events.total === 0
      ? []
      : ['Numbers, SLA clocks and views follow: at once if a desk runs on this log, otherwise when it starts.']),
  ];
}

function rejectedLines(
  { total, by_reason, unmapped_activities, file }: ImportReport['rejected'],
  examples: RejectedRows['first'],
) {
  if (total === 0) return [];
  return [
    `${counted(total, 'row')} rejected${file === null ? '' : `, listed in ${file}`}`,
    ...table(by_reason),
    ...Object.entries(unmapped_activities).map(([name, value]) => `              activity ${JSON.stringify(name)}: ${value}`),
    ...examples.map(
      ({ line, column, value, expected }) =>
        `  line ${line}${column === '' ? '' : `, ${column}`}: ${JSON.stringify(value.slice(0, 80))}; expected ${expected}`,
    ),
    ...(total > examples.length ? [`  … and ${count(total - examples.length)} more`] : []),
  ];
}
