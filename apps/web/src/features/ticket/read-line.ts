export type LineKind = 'line' | 'money' | 'percent';

/** What somebody typed, as the desk takes it; null clears, undefined is nothing that it takes. */
export function readLine(kind: LineKind, typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (kind === 'money') return readMoney(text);
  if (kind === 'percent') return readPercent(text);
  return text;
}

/** Euro, as people write it in either language: 4500, 4.500,00, 4,500.00, € 4500.50. */
export function readMoney(typed: string): string | undefined {
  const text = typed.replace(/[€\s]/g, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, euros = '', cents = ''] = match;
  return `${BigInt(euros.replace(/[.,]/g, ''))}.${cents.padEnd(2, '0')}`;
}

function readPercent(text: string): string | undefined {
  const match = /^(\d{1,3})\s*%?$/.exec(text);
  const value = Number(match?.[1]);
  return match && value <= 100 ? String(value) : undefined;
}
