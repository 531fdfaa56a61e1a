import fc from 'fast-check';
import { nothingChosen, select, type Selection, type SelectionAct, step } from './selection';

const rows = ['a', 'b', 'c', 'd', 'e'];
const after = (...acts: SelectionAct[]): Selection => acts.reduce(select, nothingChosen);
const chosen = (...acts: SelectionAct[]) => [...after(...acts).chosen].sort().join('');
const range = (to: string): SelectionAct => ({ do: 'range', to, rows });
const toggle = (id: string): SelectionAct => ({ do: 'toggle', id });

describe('choosing rows', () => {
  it.each<[string, SelectionAct[], string]>([
    ['one', [toggle('b')], 'b'],
    ['one, and not after all', [toggle('b'), toggle('b')], ''],
    ['from one down to another', [toggle('b'), range('d')], 'bcd'],
    ['from one up to another', [toggle('d'), range('b')], 'bcd'],
    ['from where the keys are', [{ do: 'go', to: 'c' }, range('e')], 'cde'],
    ['further from the same one', [toggle('c'), range('d'), range('a')], 'abcd'],
    ['a range where there was no beginning', [range('c')], 'c'],
    ['all', [toggle('b'), { do: 'all', rows }], 'abcde'],
    ['none', [{ do: 'all', rows }, { do: 'clear' }], ''],
  ])('%s', (_, acts, expected) => expect(chosen(...acts)).toBe(expected));

  it('never reaches rows that are not there', () => {
    const id = fc.constantFrom(...rows, 'gone');
    const act = fc.oneof(
      id.map((to): SelectionAct => ({ do: 'range', to, rows })),
      id.filter((one) => one !== 'gone').map(toggle),
      fc.constant<SelectionAct>({ do: 'go', to: 'gone' }),
    );
    fc.assert(
      fc.property(fc.array(act), (acts) => [...after(...acts).chosen].every((one) => rows.includes(one) || one === 'gone')),
    );
  });
});

describe('the keys', () => {
  it.each([
    ['begin at the first row', null, 1, 'a'],
    ['go down', 'a', 1, 'b'],
    ['go up', 'c', -1, 'b'],
    ['stop at the first', 'a', -1, 'a'],
    ['stop at the last', 'e', 1, 'e'],
    ['go to the end', 'b', Infinity, 'e'],
    ['begin anew when their row is gone', 'gone', 1, 'a'],
  ])('%s', (_, at, by, expected) => expect(step(rows, at, by)).toBe(expected));
  it('go nowhere in an empty list', () => expect(step([], null, 1)).toBeNull());
});
