import { readMoney } from '../../words/money';

export type LineKind = 'line' | 'money' | 'percent';

/** What somebody typed, as the desk takes it; null clears, undefined is nothing that it takes. */
export function readLine(kind: LineKind, typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (kind === 'money') return readMoney(text);
  if (kind === 'percent') return readPercent(text);
  return text;
}

function readPercent(text: string): string | undefined {
  const match = /^(\d{1,3})\s*%?$/.exec(text);
  const value = Number(match?.[1]);
  return match && value <= 100 ? String(value) : undefined;
}
