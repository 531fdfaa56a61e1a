/** Days of the calendar as addresses have them, `2026-11-25`, in the time zone of the browser. */

/** @returns the day, or nothing when it is none */
export function dayOf(given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(given)) return undefined;
  const start = new Date(`${given}T00:00:00`);
  return !Number.isNaN(start.getTime()) && dayText(start) === given ? given : undefined;
}

/** Its first instant. @param later that many days on, or back */
export function instantOf(day: string, later = 0): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}

export function dayText(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** @param days back when negative */
export function dayAfter(day: string, days: number): string {
  return dayText(new Date(instantOf(day, days)));
}
