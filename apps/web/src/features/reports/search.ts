/** What the address of the reports says, and which instants it means. */
import type { TicketType } from '../../api/types';
import { dayAfter, dayOf, dayText, instantOf } from '../../words/days';
import { ticketTypes } from '../../words/vocabulary';

export const presets = [7, 30, 90, 365] as const;
export type Preset = (typeof presets)[number];
export const groupings = ['type', 'department', 'priority', 'agent'] as const;
export type Grouping = (typeof groupings)[number];

export interface ReportSearch {
  /** The last so many days; 30 where neither they nor dates are given. */
  days?: Preset;
  /** Both included; they win over `days`. */
  from?: string;
  to?: string;
  by?: Grouping;
  type?: TicketType;
}

const known = <T>(words: readonly T[], given: unknown): T | undefined => words.find((word) => word === given);

export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const read = {
    days: known(presets, Number(search['days'])),
    from: dayOf(search['from']),
    to: dayOf(search['to']),
    by: known(groupings, search['by']),
    type: known(ticketTypes, search['type']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

export interface Period {
  /** Its first and last day. */
  first: string;
  last: string;
  days: number;
}

/** A day alone is one end of the usual length; two may say a period that ends before it begins. @param now milliseconds, of the desk */
export function periodOf({ days = 30, from, to }: ReportSearch, now: number): Period {
  const last = to ?? (from ? laterOf(from, dayText(new Date(now))) : dayText(new Date(now)));
  const first = from ?? dayAfter(last, 1 - days);
  return { first, last, days: daysIn(first, last) };
}

/** The desk can say nothing of it. */
export const isTurned = ({ first, last }: Period): boolean => first > last;

const laterOf = (a: string, b: string): string => (a > b ? a : b);
/** By noon, which no change of the clocks moves to another day. */
const daysIn = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T12:00:00Z`) - Date.parse(`${first}T12:00:00Z`)) / 86_400_000) + 1;

/** As many days, just before. */
export const periodBefore = ({ first, days }: Period): Period => ({
  first: dayAfter(first, -days),
  last: dayAfter(first, -1),
  days,
});

export const instantsOf = ({ first, last }: Period): { from: string; to: string } => ({
  from: instantOf(first),
  to: instantOf(last, 1),
});
