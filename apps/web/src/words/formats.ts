/** Instants, spans and amounts as people read them, in the language of the page and the time zone of the browser. */
import { useMemo } from 'react';
import { type Language, useLanguage } from './language';

const locales: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL' };
const units = { en: { d: 'd', h: 'h', m: 'min', s: 's' }, nl: { d: 'd', h: 'u', m: 'min', s: 's' } };
const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

export interface Formats {
  /** 25 Nov 2026, 14:05 */
  instant(iso: string): string;
  /** 25 Nov */
  day(iso: string): string;
  /** 14:05 */
  time(iso: string): string;
  /** November 2026, of `2026-11` */
  month(month: string): string;
  /** "3 hours ago", "yesterday"; from a week on the day itself. */
  ago(iso: string, now: number): string;
  /** Of seconds, two units at most: "2 h 5 min". */
  span(seconds: number): string;
  /** Of a decimal string, in euro; cents only where there are any. */
  money(amount: string | number): string;
  number(value: number): string;
  percent(of: number): string;
}

export function formatsFor(language: Language): Formats {
  const locale = locales[language];
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (iso: string) => format.format(new Date(iso));
  };
  const day = date({ day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale);
  const month = date({ month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    instant: date({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    day,
    time: date({ hour: '2-digit', minute: '2-digit' }),
    month: (text) => month(`${text}-01T00:00:00Z`),
    ago: (iso, now) => ago(relative, day, { iso, now }),
    span: (seconds) => span(units[language], seconds),
    money: (amount) => euro(locale, Number(amount)),
    number: (value) => numbers.format(value),
    percent: (of) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(of),
  };
}

export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formatsFor(language), [language]);
}

function ago(
  relative: Intl.RelativeTimeFormat,
  day: (iso: string) => string,
  { iso, now }: { iso: string; now: number },
): string {
  const seconds = (Date.parse(iso) - now) / 1_000;
  const size = Math.abs(seconds);
  if (size < 45) return relative.format(0, 'second');
  if (size < HOUR) return relative.format(Math.round(seconds / MINUTE), 'minute');
  if (size < DAY) return relative.format(Math.round(seconds / HOUR), 'hour');
  if (size < 7 * DAY) return relative.format(Math.round(seconds / DAY), 'day');
  return day(iso);
}

function span(unit: Record<'d' | 'h' | 'm' | 's', string>, given: number): string {
  const seconds = Math.max(0, Math.floor(given));
  const [days, hours, minutes] = [
    Math.floor(seconds / DAY),
    Math.floor((seconds % DAY) / HOUR),
    Math.floor((seconds % HOUR) / MINUTE),
  ];
  const two = (large: number, name: string, small: number, lesser: string) =>
    small === 0 ? `${large} ${name}` : `${large} ${name} ${small} ${lesser}`;
  if (days > 0) return two(days, unit.d, hours, unit.h);
  if (hours > 0) return two(hours, unit.h, minutes, unit.m);
  return minutes > 0 ? `${minutes} ${unit.m}` : `${seconds} ${unit.s}`;
}

const euro = (locale: string, amount: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount);
