import type { ListedTicket } from '../../api/types';
import { orderOf, pressed, sorted, sortOf, usual } from './list-sort';

const row = (id: string, more: Partial<ListedTicket>) => ({ id, ...more }) as ListedTicket;
const ids = (rows: readonly ListedTicket[]) => rows.map(({ id }) => id).join('');

describe('the list of opportunities', () => {
  it('sorts amounts as amounts, none at the end of the largest first', () => {
    const rows = [
      row('a', { opportunity_value: '900.00' }),
      row('b', { opportunity_value: '10000.00' }),
      row('c', { opportunity_value: null }),
    ];
    expect(ids(sorted(rows, { by: 'value', descending: true }))).toBe('bac');
  });
  it('sorts stages as a sale goes through them', () => {
    const rows = [row('a', { sales_stage: 'won' }), row('b', { sales_stage: 'negotiation' }), row('c', { sales_stage: 'lead' })];
    expect(ids(sorted(rows, { by: 'stage', descending: false }))).toBe('cba');
  });
  it('sorts numbers past 99999 after the shorter ones', () => {
    const rows = [row('a', { ticket_number: 'SAL-2026-100000' }), row('b', { ticket_number: 'SAL-2026-99999' })];
    expect(ids(sorted(rows, { by: 'number', descending: false }))).toBe('ba');
  });
  it('turns round when its column is pressed again', () => {
    const byValue = pressed(usual, 'value');
    expect([byValue, pressed(byValue, 'value')]).toEqual([
      { by: 'value', descending: true },
      { by: 'value', descending: false },
    ]);
  });
  it('keeps its order in the address, and has its usual one for any other', () => {
    expect(orderOf(sortOf({ by: 'weighted', descending: true }))).toEqual({ by: 'weighted', descending: true });
    expect(orderOf('colour')).toBe(usual);
  });
});
