/** Local times of another system as instants, exactly: milliseconds kept, daylight saving by a stated rule. */
import { DateTime } from 'luxon';

/** Instant of a cell's text (ISO 8601, UTC, milliseconds); null when the text is not of this form. */
export type ReadTimestamp = (text: string) => string | null;

const unquoted = (format: string) => format.replace(/'[^']*'/g, '');

/** Without a year a text would be read as of today's, and differently each year. */
export const namesYear = (format: string): boolean => format === 'iso' || /[ykDfFxX]/.test(unquoted(format));

const ISO_DATE = /^\d{4}-?\d{2}/;
const ISO_OFFSET = /(Z|[+-]\d{2}(:?\d{2})?)$/i;

/**
 * A time that the clocks skipped (spring) is moved forward by the gap; a time that occurred twice (autumn) is its first reading.
 * @param format luxon's tokens, like `yyyy/MM/dd HH:mm:ss.SSS`, or `iso`
 * @param zone IANA name; an offset in the text itself has precedence
 */
export function timestampReader(format: string, zone: string): ReadTimestamp {
  const parser = format === 'iso' ? null : DateTime.buildFormatParser(format);
  const formatHasOffset = /[ZzxX]/.test(unquoted(format));

  return (text) => {
    if (!parser && !ISO_DATE.test(text)) return null;
    const read = parser ? DateTime.fromFormatParser(text, parser, { zone }) : DateTime.fromISO(text, { zone });
    if (!read.isValid) return null;
    const hasOffset = parser ? formatHasOffset : text.includes('T') && ISO_OFFSET.test(text);
    const readings = hasOffset ? [read] : read.getPossibleOffsets();
    const instant = new Date(Math.min(...readings.map((reading) => reading.toMillis())));
    return instant.getUTCFullYear() > 9999 ? null : instant.toISOString();
  };
}
