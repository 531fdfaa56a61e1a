/** Sums of what the reports answer. */

export interface Day {
  day: string;
  opened: number;
  resolved: number;
  backlog: number;
}

/** More bars than this can't be told apart: a quarter on a wide page, a month on a phone. */
const mostBars = { wide: 92, narrow: 31 };
export const isByWeek = (days: readonly Day[], width: keyof typeof mostBars): boolean => days.length > mostBars[width];

/** By sevens from the first day on; the backlog is that of a week's last day. */
export function byWeek(days: readonly Day[]): Day[] {
  const weeks: Day[] = [];
  days.forEach(({ day, opened, resolved, backlog }, at) => {
    const week = weeks[Math.floor(at / 7)];
    if (week) Object.assign(week, { opened: week.opened + opened, resolved: week.resolved + resolved, backlog });
    else weeks.push({ day, opened, resolved, backlog });
  });
  return weeks;
}

export const totalsOf = (days: readonly Day[]) => ({
  opened: days.reduce((sum, { opened }) => sum + opened, 0),
  solved: days.reduce((sum, { resolved }) => sum + resolved, 0),
  backlog: days.at(-1)?.backlog ?? 0,
});

/** Null where no promise has come due. */
export const keptShare = (met: number, breached: number): number | null => (met + breached === 0 ? null : met / (met + breached));

export type Change = { by: number; direction: 'more' | 'less' | 'same' } | null;
/** @returns null where there is nothing to compare with */
export function changeOf(now: number | null, before: number | null): Change {
  if (now === null || before === null) return null;
  const by = now - before;
  return { by: Math.abs(by), direction: by === 0 ? 'same' : by > 0 ? 'more' : 'less' };
}
