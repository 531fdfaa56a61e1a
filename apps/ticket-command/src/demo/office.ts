/** When the demo's people write and work: clock times in Amsterdam. */
import type { Random } from './random';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});

function localTime(at: number): { hour: number; weekend: boolean } {
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return { hour: Number(parts.get('hour')), weekend: ['Sat', 'Sun'].includes(parts.get('weekday') ?? '') };
}

/** How much is written in each hour of a day, the busiest being 1. */
const byHour = [1, 1, 0, 0, 0, 1, 3, 12, 40, 80, 100, 95, 60, 70, 90, 85, 70, 50, 25, 16, 9, 4, 2, 1].map((share) => share / 100);

/** Instants between the two, as people would write: by day, and less at weekends; in order. */
export function arrivals(random: Random, count: number, from: number, to: number): number[] {
  const found: number[] = [];
  while (found.length < count) {
    const at = Math.floor(random.between(from, to));
    const { hour, weekend } = localTime(at);
    if (random.chance((byHour[hour] ?? 0) * (weekend ? 0.35 : 1))) found.push(at);
  }
  return found.sort((a, b) => a - b);
}

/** The instant, or when somebody is at the desk next: from seven in the morning to ten at night. */
export function atTheDesk(random: Random, at: number): number {
  for (let when = at; ; when += HOUR) {
    const { hour } = localTime(when);
    if (hour >= 7 && hour < 22) return when === at ? at : when + Math.floor(random.between(0, 40)) * MINUTE;
  }
}
