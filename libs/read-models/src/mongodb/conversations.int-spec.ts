/** Long conversations, and such as are meant to harm. */
import { anId, hoursLater, withServer } from '@eventdesk/testing';
import { type Db, MongoClient } from 'mongodb';
import { History, logOf } from '../contract';
import type { ViewStore } from '../port';
import { CleanDatabases } from './clean-databases';
import { allAt, openCollections } from './collections';
import { Hand } from './hand';
import { openMongoViews, rebuildMongoViews } from '.';

/** A conversation of so many replies, in the order of its events. */
function aConversation(replies: number, body: (index: number) => string): History {
  const history = new History();
  history.open('anna');
  history.number('anna');
  for (let index = 0; index < replies; index++)
    history.note('anna', hoursLater(1), {
      type: 'ReplyAdded',
      data: { reply_id: anId(`reply ${index}`), author: 'agent', body: body(index) },
    });
  return history;
}

withServer('mongodb', (url) => {
  const databases = new CleanDatabases(url);
  const client = new MongoClient(url);
  afterAll(async () => {
    await client.close();
    await databases.dropAll();
  });
  let database: string;
  let db: Db;
  let views: ViewStore;
  beforeEach(async () => {
    database = databases.take();
    db = client.db(database);
    views = await openMongoViews({ url, database });
  });
  afterEach(() => views.close());
  const ticketFound = async (q: string) => (await views.tickets({ q, sort: 'created_at', limit: 1 })).total === 1;

  it('of words that are as many and as long as may be are kept whole, and found by their first', async () => {
    const hostile = (reply: number) =>
      Array.from({ length: 1_500 }, (_, index) => `${reply}x${index}`.padEnd(64, '語'))
        .join('-')
        .slice(0, 100_000);
    const history = aConversation(12, hostile);
    for (const event of history.events) await views.apply([event]);
    expect((await views.ticket(anId('anna')))?.replies).toEqual(Array.from({ length: 12 }, (_, index) => hostile(index)));
    expect(await ticketFound('0x0')).toBe(true);
    const [stored] = await db
      .collection('tickets_1')
      .aggregate([{ $project: { bytes: { $bsonSize: '$$ROOT' } } }])
      .toArray();
    expect(stored?.bytes).toBeLessThan(4_000_000);
  });

  it('are found by the same words when they were applied as they came, and when they were built anew', async () => {
    const history = aConversation(40, (index) => `word${index} again-and-${index}`);
    for (const event of history.events) await views.apply([event]);
    const wordsIn = async (generation: number) => (await db.collection(`tickets_${generation}`).findOne())?.words as string[];
    const applied = await wordsIn(1);
    await rebuildMongoViews({ url, database, store: logOf(history.events), batch: 1, grace: 0 });
    expect(await wordsIn(2)).toEqual(applied);
    expect(applied).toEqual(expect.arrayContaining(['word0', 'word39', 'again and 17']));
  });

  it('cost no more for one more reply when they are long', async () => {
    const history = aConversation(1_000, (index) => `Reply ${index}: the charger does not start.`);
    const watched = new MongoClient(url, { monitorCommands: true });
    let read = 0;
    watched.on('commandSucceeded', ({ reply }) => {
      const { firstBatch = [], nextBatch = [] } = (reply as { cursor?: Record<string, unknown[]> }).cursor ?? {};
      read += firstBatch.length + nextBatch.length;
    });
    const readForOneMoreAfter = async (known: number, more: number) => {
      await views.apply(history.events.slice(known, more));
      read = 0;
      const hand = new Hand(openCollections(watched.db(database), allAt(1)));
      const next = history.events.slice(more, more + 1);
      await hand.take(next);
      for (const event of next) hand.fold(event);
      expect(await hand.write()).toBe(true);
      return read;
    };
    expect(await readForOneMoreAfter(0, 20)).toBe(2);
    expect(await readForOneMoreAfter(21, 1_000)).toBe(2);
    await watched.close();
    expect(await ticketFound('999')).toBe(false);
    expect(await ticketFound('996')).toBe(true);
  });
});
