/** Euro, as people write it in either language: `4500`, `4.500,00`, `4,500.00`, `€ 4500.50`. @returns as the desk takes it; undefined when it is none */
export function readMoney(typed: string): string | undefined {
  const text = typed.replace(/[€\s]/g, '');
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, euros = '', cents = ''] = match;
  return `${BigInt(euros.replace(/[.,]/g, ''))}.${cents.padEnd(2, '0')}`;
}
