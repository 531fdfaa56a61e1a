import { type Language } from '../../../words/language';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Hours = Readonly<Record<string, readonly string[] | undefined>>;

const DAY = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const spanOf = (span: string) => ({ from: minutesOf(span.slice(0, 5)), to: minutesOf(span.slice(6)) });

/** Where a day's hours lie in its bar. @returns percent of the day, from its midnight */
export const barsOf = (spans: readonly string[] = []): readonly { left: number; width: number }[] =>
  spans.map(spanOf).map(({ from, to }) => ({ left: (from / DAY) * 100, width: ((to - from) / DAY) * 100 }));

/** Of a week without holidays. Those given twice, or overlapping, count once, as the clocks do. */
export const hoursOfWeek = (hours: Hours): number => weekdays.reduce((sum, day) => sum + minutesOfDay(hours[day] ?? []), 0) / 60;

const minutesOfDay = (spans: readonly string[]): number => {
  let [sum, until] = [0, 0];
  for (const { from, to } of spans.map(spanOf).sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
};

/** Of `2026-12-25`: a date without a time zone, so it is the same everywhere. */
export const dateInWords = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
