/** The list of rejected rows as a CSV file for a spreadsheet: RFC 4180, and no cell that one would take for a formula. */
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Rejection, RejectionReason } from './rejection';

const columns = ['line', 'case_id', 'reason', 'column', 'value', 'expected'] as const;

const MAX_VALUE = 1_000;
const KEPT = 20;
const MAX_ACTIVITIES = 100;
const BUFFERED_CHARACTERS = 2 ** 16;

/** One cell: led by an apostrophe where a spreadsheet would compute it, and quoted where it must be. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const cut = value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
  const inert = /^[\s\0]*[=+\-@]|^[\t\r\n\0]/.test(cut) ? `'${cut}` : cut;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const toLine = (cells: readonly (string | number)[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** Counts rejections by reason, keeps the first few for the summary, and lists all of them in a file if given one. */
export class RejectedRows {
  readonly byReason: Partial<Record<RejectionReason, number>> = {};
  readonly unmappedActivities = new Map<string, number>();
  readonly first: Rejection[] = [];
  total = 0;
  #handle: FileHandle | null = null;
  #buffered = '';

  private constructor(private readonly path: string | null) {}

  /** @param path the list of an earlier import there is removed; null: no list is written */
  static async start(path: string | null): Promise<RejectedRows> {
    if (path !== null) await rm(path, { force: true });
    return new RejectedRows(path);
  }

  async add(rejection: Rejection): Promise<void> {
    this.total++;
    this.byReason[rejection.reason] = (this.byReason[rejection.reason] ?? 0) + 1;
    if (rejection.reason === 'unmapped_activity') this.#countActivity(rejection.value);
    if (this.first.length < KEPT) this.first.push(rejection);
    if (this.path === null) return;
    if (this.total === 1) this.#buffered = toLine(columns);
    this.#buffered += toLine(columns.map((column) => rejection[column]));
    if (this.#buffered.length >= BUFFERED_CHARACTERS) await this.#flush(this.path);
  }

  #countActivity(activity: string): void {
    const counted = this.unmappedActivities.get(activity);
    if (counted === undefined && this.unmappedActivities.size >= MAX_ACTIVITIES) return;
    this.unmappedActivities.set(activity, (counted ?? 0) + 1);
  }

  async #flush(path: string): Promise<void> {
    this.#handle ??= await open(path, 'w');
    await this.#handle.appendFile(this.#buffered);
    this.#buffered = '';
  }

  /** Completes the list; nothing can be added after it. `file` is null when no list was written. */
  async report() {
    const { total, byReason, unmappedActivities, path } = this;
    const file = total > 0 ? path : null;
    if (file !== null) await this.#flush(file);
    await this.#handle?.close();
    return { total, by_reason: byReason, unmapped_activities: Object.fromEntries(unmappedActivities), file };
  }
}
