import type { Configuration } from '../queries';
import { beginningOf, besides, inboxesOf } from './inboxes';

const brand = (slug: string, inboxes: Configuration['business_entities'][number]['inboxes']) => ({
  ...{ id: slug, slug, name: slug, domain: `${slug}.nl`, language: 'nl' as const, time_zone: 'Europe/Amsterdam', inboxes },
});
const configuration = {
  business_entities: [
    brand('one', [
      { department: null, address: 'info@one.nl' },
      { department: 'support', address: 'help@one.nl' },
      { department: 'technical', address: 'help@one.nl' },
      { department: 'sales', address: 'sales@one.nl' },
    ]),
    brand('two', [{ department: 'sales', address: 'sales@two.nl' }]),
  ],
} as unknown as Configuration;

describe('the inboxes of a brand', () => {
  it('are its addresses, each once with all its departments, the general one last', () =>
    expect(inboxesOf(configuration, 'one')).toEqual([
      { address: 'help@one.nl', departments: ['support', 'technical'] },
      { address: 'sales@one.nl', departments: ['sales'] },
      { address: 'info@one.nl', departments: [null] },
    ]));

  it('are those of the first brand when none is named, or one that is not there', () => {
    expect(inboxesOf(configuration, null)).toEqual(inboxesOf(configuration, 'one'));
    expect(inboxesOf(configuration, 'gone')).toEqual(inboxesOf(configuration, 'one'));
    expect(inboxesOf({ ...configuration, business_entities: [] }, null)).toEqual([]);
  });
});

describe('a mail in the list', () => {
  it('shows its beginning in one line', () => expect(beginningOf(' Hello,\r\n\r\n\tyour ticket ')).toBe('Hello, your ticket'));
});

describe('the mail besides', () => {
  const mails = ['a', 'b', 'c'].map((message_id) => ({ message_id }));
  it.each([
    [null, 1, 'a'],
    ['a', 1, 'b'],
    ['c', 1, 'c'],
    ['b', -1, 'a'],
    ['a', -1, 'a'],
    ['gone', 1, 'a'],
  ] as const)('%s by %d is %s', (id, by, expected) => expect(besides(mails, id, by)?.message_id).toBe(expected));
  it('is none where there is none', () => expect(besides([], null, 1)).toBeUndefined());
});
