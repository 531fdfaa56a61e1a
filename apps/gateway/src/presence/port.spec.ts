import { PresenceInMemory } from './in-memory';
import { othersOf } from './port';

const page = (id: string, since: string, writing = false) => ({ id, name: id, writing, since });

describe('the others at a ticket', () => {
  it('are each once, writing when one of their pages writes, there since the first of them; never oneself', () => {
    const present = [page('bob', '3'), page('anna', '1'), page('bob', '2', true), page('eve', '2'), page('bob', '4')];
    expect(othersOf(present, 'anna')).toEqual([page('bob', '2', true), page('eve', '2')]);
    expect(othersOf([page('anna', '1'), page('anna', '2', true)], 'anna')).toEqual([]);
  });
});

describe('presence in memory', () => {
  it('holds no more pages than its bound, the oldest gone first', async () => {
    const presence = new PresenceInMemory({ now: () => '2025-03-01T09:00:00.000Z' }, 3);
    const look = (ticket: string, client: string) =>
      presence.seen(ticket, { client, id: client, name: client, writing: false }).then((all) => all.map(({ id }) => id));
    for (const client of ['a', 'b', 'c', 'a', 'd']) await look('t1', client);
    expect(await look('t1', 'd')).toEqual(['c', 'a', 'd']);
    expect(await look('t2', 'e')).toEqual(['e']);
    expect(await look('t1', 'd')).toEqual(['a', 'd']);
  });
});
