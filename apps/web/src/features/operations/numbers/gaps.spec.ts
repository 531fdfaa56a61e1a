import { gapsIn } from './gaps';

const row = (series: string, sequence: number, year = 2026, business_entity = 'chargecars') => ({
  ...{ business_entity, series, year, sequence },
  ticket_number: `${series}-${year}-${String(sequence).padStart(5, '0')}`,
});
const before = (...rows: ReturnType<typeof row>[]) => gapsIn(rows).map(({ ticket_number }) => ticket_number);

describe('the register', () => {
  it('has no gap where each series counts from one', () => {
    expect(before(row('INQ', 1), row('INQ', 2), row('SUP', 1), row('SUP', 1, 2027), row('SUP', 1, 2027, 'other'))).toEqual([]);
    expect(before()).toEqual([]);
  });

  it('names the number before which one is missing', () =>
    expect(before(row('INQ', 1), row('INQ', 3), row('INQ', 4), row('SUP', 2))).toEqual(['INQ-2026-00003', 'SUP-2026-00002']));

  it('has a fault where a number stands twice', () => expect(before(row('SUP', 1), row('SUP', 1))).toEqual(['SUP-2026-00001']));
});
