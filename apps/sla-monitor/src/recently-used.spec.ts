import { RecentlyUsed } from './recently-used';

describe('the most recently used entries', () => {
  it('are kept, the others forgotten', () => {
    const entries = new RecentlyUsed<number>(2);
    entries.set('a', 1);
    entries.set('b', 2);
    entries.get('a');
    entries.set('c', 3);
    expect([entries.get('a'), entries.get('b'), entries.get('c')]).toEqual([1, undefined, 3]);
  });
});
