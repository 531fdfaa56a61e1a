import type { ListedTicket } from '../../api/types';
import { differenceOf, type Held, hold, take } from './held';
import { clock, ticketOf } from './ticket-for-spec';

const of = { list: 'mine', sort: 'due_at' };
const list = (...ids: string[]) => ids.map((id) => ticketOf(id));
const shown = (held: Held) => held.rows.map(({ id }) => id).join('');
const nothing = new Set<string>();
const compare = (held: Held, fresh: readonly ListedTicket[], heard: ReadonlySet<string> = nothing, isMore = false) =>
  differenceOf(held, { sort: of.sort, fresh, isMore, heard, belongs: ({ status }) => status === 'open' });

describe('rows that are read', () => {
  const abc = take(list('a', 'b', 'c'), of);

  it.each([
    ['stay when others come before them', ['x', 'a', 'b', 'c'], 'abc', 1],
    ['stay when they would go', ['b', 'c'], 'abc', 1],
    ['stay when others come between', ['a', 'x', 'y', 'b', 'c'], 'abc', 2],
    ['are followed by those of the next page', ['a', 'b', 'c', 'd', 'e'], 'abcde', 0],
    ['are followed by what came after them, with some gone', ['b', 'c', 'd'], 'abcd', 1],
  ])('%s', (_, ids, rows, changes) => {
    const fresh = list(...ids);
    const held = hold(abc, fresh, of);
    expect(shown(held)).toBe(rows);
    expect(compare(held, fresh).changes).toBe(changes);
  });

  it('say what they are now', () => {
    const held = hold(abc, [...list('a', 'b'), ticketOf('c', { subject: 'New words' })], of);
    expect(held.rows[2]?.subject).toBe('New words');
  });
  it('are the same object while nothing happens, so that nothing is drawn again', () => {
    const fresh = [...abc.rows];
    expect(hold(abc, fresh, of)).toBe(abc);
  });
  it('give way to another list', () => expect(shown(hold(abc, list('z'), { ...of, list: 'all' }))).toBe('z'));
  it('are taken as they come where there were none', () => expect(shown(hold(take([], of), list('z'), of))).toBe('z'));
});

describe('what waits to be shown', () => {
  const held = take(list('a', 'b'), of);
  it('counts a row that moved on, and marks it', () => {
    const fresh = [ticketOf('a', { status: 'resolved' }), ticketOf('b')];
    expect(compare(hold(held, fresh, of), fresh)).toEqual({ gone: new Set(['a']), changes: 1 });
  });
  it('counts a row that would stand elsewhere', () => {
    const sla = { ...ticketOf('a').sla, response: null };
    const fresh = [ticketOf('a', { sla }), ticketOf('b')];
    expect(compare(hold(held, fresh, of), fresh)).toEqual({ gone: nothing, changes: 1 });
  });
  it('counts what was heard of elsewhere, once', () =>
    expect(compare(held, list('x', 'a', 'b'), new Set(['x', 'y', 'a'])).changes).toBe(2));

  const dueAt = (id: string, hour: number, more: Partial<ListedTicket> = {}) => {
    const response = clock({ due_at: `2026-11-25T${hour}:00:00.000Z` });
    return ticketOf(id, { sla: { response, resolution: null, escalation_level: 0 }, ...more });
  };
  describe('where there is a next page', () => {
    const [a, b, c] = [dueAt('a', 10), dueAt('b', 11), dueAt('c', 12)];
    const page = take([a, b, c], of);
    const waits = (fresh: readonly ListedTicket[]) => compare(hold(page, fresh, of), fresh, nothing, true);

    it('does not take for gone what new rows have pushed onto it', () =>
      expect(waits([dueAt('x', 9), a, b])).toEqual({ gone: nothing, changes: 1 }));
    it('takes for gone what would stand before its end', () =>
      expect(waits([a, c, dueAt('d', 13)])).toEqual({ gone: new Set(['b']), changes: 1 }));
    it('takes for gone what does not belong any more', () =>
      expect(
        compare(hold(take([a, b, dueAt('c', 12, { status: 'closed' })], of), [a, b], of), [a, b], nothing, true).gone,
      ).toEqual(new Set(['c'])));
  });
});
