import type { ReportDay } from '@eventdesk/contracts';
import { dayName, type LocalDays } from './local-days';

/** What happened on days since the beginning of the period, by number of day. */
export interface DayCounts {
  opened: Map<number, number>;
  /** Left the backlog: `resolved` of them not by being cancelled. */
  ended: Map<number, { resolved: number; all: number }>;
}

/** Backwards from now: what was opened since was not there yet, and what ended since still was. @param backlog of now */
export function reportDaysOf({ first, last }: LocalDays, { opened, ended }: DayCounts, backlog: number): ReportDay[] {
  const later = (counts: Iterable<[number, number]>) =>
    [...counts].filter(([day]) => day > last).reduce((sum, [, count]) => sum + count, 0);
  let left = backlog - later(opened) + later([...ended].map(([day, { all }]) => [day, all]));
  const days: ReportDay[] = [];
  for (let day = last; day >= first; day--) {
    const [came, went] = [opened.get(day) ?? 0, ended.get(day)];
    days.push({ day: dayName(day), opened: came, resolved: went?.resolved ?? 0, backlog: left });
    left += (went?.all ?? 0) - came;
  }
  return days.reverse();
}
