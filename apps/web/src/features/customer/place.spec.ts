import { placeOf } from './place';

describe('an address of the customers’ pages', () => {
  it.each([
    ['/help/chargecars', { kind: 'form', slug: 'chargecars' }],
    ['/help/chargecars/', { kind: 'form', slug: 'chargecars' }],
    ['/help/t', { kind: 'form', slug: 't' }],
    ['/help/t/aa.bb.cc', { kind: 'ticket', token: 'aa.bb.cc' }],
    ['/help/t/aa.bb.cc/', { kind: 'ticket', token: 'aa.bb.cc' }],
    ['/help/%E0%A4', { kind: 'form', slug: '%E0%A4' }],
    ['/help', { kind: 'lost' }],
    ['/help/chargecars/more', { kind: 'lost' }],
    ['/help/t/a/b', { kind: 'lost' }],
    ['/help.html', { kind: 'lost' }],
  ])('%s leads where it says', (path, place) => expect(placeOf(path)).toEqual(place));
});
