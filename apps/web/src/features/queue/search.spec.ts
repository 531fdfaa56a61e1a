import { type FilterName, isFiltered, type QueueSearch, readQueueSearch, sameFilters, toggled, withFilter } from './search';

describe('the address of a queue', () => {
  it('keeps the filters it knows, and leaves out words that mean nothing', () =>
    expect(
      readQueueSearch({
        status: 'open,what,pending',
        priority: 'urgent',
        tag: 'vip',
        sort: 'up',
        sla: 'breached',
        colour: 'red',
      }),
    ).toEqual({ status: 'open,pending', priority: 'urgent', tag: 'vip', sla: 'breached' }));
  it('takes a number that was searched for as words', () => expect(readQueueSearch({ q: 2025 })).toEqual({ q: '2025' }));
  it.each(['2026-11-25', ''])('takes days as days: %s', (from) => expect(readQueueSearch({ from }).from ?? '').toBe(from));
  it.each(['2026-13-45', 'today', '<script>'])('leaves out what is no day: %s', (from) =>
    expect(readQueueSearch({ from })).toEqual({}),
  );
  it('takes one word where the desk takes one', () =>
    expect(readQueueSearch({ department: 'sales,billing' })).toEqual({ department: 'sales' }));
});

describe('a filter', () => {
  it.each<[string, QueueSearch, [FilterName, string], QueueSearch]>([
    ['begins with one word', {}, ['status', 'open'], { status: 'open' }],
    ['takes another beside it', { status: 'open' }, ['status', 'new'], { status: 'open,new' }],
    ['gives it up again', { status: 'open,new' }, ['status', 'open'], { status: 'new' }],
    ['is gone with its last word', { status: 'new', q: 'x' }, ['status', 'new'], { q: 'x' }],
    ['of one word changes it', { tag: 'vip' }, ['tag', 'late'], { tag: 'late' }],
    ['of any status has no other', { status: 'open,new' }, ['status', 'any'], { status: 'any' }],
    ['of statuses is not any', { status: 'any' }, ['status', 'open'], { status: 'open' }],
  ])('%s', (_, search, [name, word], expected) => expect(toggled(search, name, word)).toEqual(expected));
  it('is one whether set or searched, and sorting is none', () =>
    expect([{ tag: 'a' }, { q: 'a' }, { sort: 'due_at' }, {}].map(isFiltered)).toEqual([true, true, false, false]));
  it('is the same under any view', () => {
    expect(sameFilters({ tag: 'a', view: '1' }, { tag: 'a' })).toBe(true);
    expect(sameFilters(withFilter({ tag: 'a' }, 'tag', undefined), { tag: 'a' })).toBe(false);
  });
});
