/** The list of rejected rows as a CSV file for a spreadsheet: RFC 4180, and no cell that one would take for a formula. */
import { type FileHandle, open, rm } from 'node:fs/promises';
import { UsageError } from '../usage-error';
import type { Rejection, RejectionReason } from './rejection';

const columns = ['line', 'case_id', 'reason', 'column', 'value', 'expected'] as const;

const MAX_VALUE = 1_000;
const KEPT = 20;
const MAX_ACTIVITIES = 100;
const BUFFERED_CHARACTERS = 2 ** 16;

/**
 * One cell: led by an apostrophe where a spreadsheet would compute it, and quoted where it must be. Where a spreadsheet splits
 * lines at something else than commas, quotes in the middle of its cells mean nothing: what would begin one there is led alike.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const cut = value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
  const led = /^[\s\0]*[=+\-@]|^[\t\r\n\0]/.test(cut) ? `'${cut}` : cut;
  const inert = led.replace(/([;|\t\r\n])(?=[\s\0]*[=+\-@])/g, "$1'");
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const toLine = (cells: readonly (string | number)[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** Counts rejections by reason, keeps the first few for the summary, and lists all of them in a file if given one. */
export class RejectedRows {
  readonly byReason: Partial<Record<RejectionReason, number>> = {};
  readonly unmappedActivities = new Map<string, number>();
  readonly first: Rejection[] = [];
  total = 0;
  #buffered = '';

  private constructor(private readonly list: { path: string; handle: FileHandle } | null) {
    if (list) this.#buffered = toLine(columns);
  }

  /**
   * Runs the work; the list is complete when it is done. Where nothing was rejected there is no list, not even of an earlier import.
   * @param path null: no list is written. @throws UsageError when it cannot be written
   */
  static async listedIn<T>(path: string | null, work: (rejected: RejectedRows) => Promise<T>): Promise<T> {
    const rejected = new RejectedRows(path === null ? null : { path, handle: await openList(path) });
    try {
      return await work(rejected);
    } finally {
      await rejected.#close();
    }
  }

  async add(rejection: Rejection): Promise<void> {
    this.total++;
    this.byReason[rejection.reason] = (this.byReason[rejection.reason] ?? 0) + 1;
    if (rejection.reason === 'unmapped_activity') this.#countActivity(rejection.value);
    if (this.first.length < KEPT) this.first.push(rejection);
    if (!this.list) return;
    this.#buffered += toLine(columns.map((column) => rejection[column]));
    if (this.#buffered.length >= BUFFERED_CHARACTERS) await this.#flush();
  }

  #countActivity(activity: string): void {
    const counted = this.unmappedActivities.get(activity);
    if (counted === undefined && this.unmappedActivities.size >= MAX_ACTIVITIES) return;
    this.unmappedActivities.set(activity, (counted ?? 0) + 1);
  }

  async #flush(): Promise<void> {
    await this.list?.handle.appendFile(this.#buffered);
    this.#buffered = '';
  }

  async #close(): Promise<void> {
    if (!this.list) return;
    await this.#flush();
    await this.list.handle.close();
    // Another import of the same file may have been quicker.
    if (this.total === 0) await rm(this.list.path, { force: true });
  }

  report() {
    const { total, byReason, unmappedActivities, list } = this;
    return {
      total,
      by_reason: byReason,
      unmapped_activities: Object.fromEntries(unmappedActivities),
      /** Where all of them are listed; null when there is no list. */
      file: total > 0 && list ? list.path : null,
    };
  }
}

async function openList(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w');
  } catch (error) {
    throw new UsageError(
      `rejected rows cannot be listed (${error instanceof Error ? error.message : String(error)}); name another file with --rejected`,
    );
  }
}
