import {
  type AnyBulkWriteOperation,
  type Collection,
  MongoBulkWriteError,
  type MongoError,
  MongoNetworkError,
  MongoServerError,
} from 'mongodb';
import { ViewsUnavailable } from '../port';
import { insertRows, untilWritten, writeGuarded } from './bulk';
import { asUnavailable } from './errors';

interface Row {
  _id: string;
}
interface Answer {
  matched?: number;
  /** Codes of the operations that failed. */
  codes?: number[];
  unconfirmed?: boolean;
  /** The whole bulk failed with this error. */
  fault?: MongoError;
}
const rows: Row[] = [{ _id: 'a' }, { _id: 'b' }];
const update: AnyBulkWriteOperation<Row> = { updateOne: { filter: { _id: 'a' }, update: { $set: {} } } };
const insert: AnyBulkWriteOperation<Row> = { insertOne: { document: { _id: 'b' } } };

/** A collection whose bulk writes end so. */
function answering({ matched = 0, codes = [], unconfirmed = false, fault }: Answer): Collection<Row> {
  const result = { matchedCount: matched, getWriteConcernError: () => (unconfirmed ? { errmsg: 'waited too long' } : undefined) };
  const bulkWrite = async () => {
    if (fault) throw new MongoBulkWriteError(fault, result as never);
    if (codes.length === 0 && !unconfirmed) return result;
    const writeErrors = codes.map((code) => ({ code, errmsg: `error ${code}` }));
    throw new MongoBulkWriteError({ message: 'failed', code: codes[0] ?? 64, writeErrors } as never, result as never);
  };
  return { bulkWrite } as unknown as Collection<Row>;
}

describe('rows that never change', () => {
  it('may be there already', () => expect(insertRows(answering({ codes: [11000, 11000] }), rows)).resolves.toBeUndefined());
  it('are not taken for there when one failed otherwise', () =>
    expect(insertRows(answering({ codes: [11000, 10334] }), rows)).rejects.toMatchObject({ code: 10334 }));
  it('are not taken for there as long as no majority has them', () =>
    expect(insertRows(answering({ codes: [11000], unconfirmed: true }), rows)).rejects.toThrow('waited too long'));
});

describe('guarded writes', () => {
  it.each<[string, Answer, boolean]>([
    ['are done when every update found its document and every new one was new', { matched: 1 }, true],
    ['are not when an update found another revision', { matched: 0 }, false],
    ['are not when a new document was there already', { matched: 1, codes: [11000] }, false],
  ])('%s', async (_, answer, done) => expect(await writeGuarded(answering(answer), [update, insert])).toBe(done));

  it('fail as unavailable when no majority confirms them, and as themselves when a document is too large', async () => {
    const errorOf = (answer: Answer) => writeGuarded(answering(answer), [update]).catch((error: unknown) => asUnavailable(error));
    expect(await errorOf({ matched: 1, unconfirmed: true })).toBeInstanceOf(ViewsUnavailable);
    expect(await errorOf({ codes: [17419] })).not.toBeInstanceOf(ViewsUnavailable);
    expect(await errorOf({ codes: [11000, 11602] })).toBeInstanceOf(ViewsUnavailable);
  });

  it('fail as a whole when the primary steps down or the connection is cut, and when the engine takes no such document', async () => {
    const errorOf = (fault: MongoError) =>
      writeGuarded(answering({ fault }), [update]).catch((error: unknown) => asUnavailable(error));
    const steppedDown = new MongoServerError({ message: 'not primary', code: 10107 });
    for (const fault of [steppedDown, new MongoNetworkError('connection closed')])
      expect(await errorOf(fault)).toBeInstanceOf(ViewsUnavailable);
    expect(await errorOf(new MongoServerError({ message: 'too large', code: 10334 }))).not.toBeInstanceOf(ViewsUnavailable);
  });

  it('are tried again until nobody was quicker, but not for ever', async () => {
    let tries = 0;
    await untilWritten(() => Promise.resolve(++tries === 3));
    expect(tries).toBe(3);
    await expect(untilWritten(() => Promise.resolve(false))).rejects.toThrow(ViewsUnavailable);
  });
});
