import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoExpiredSessionError,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { ViewsUnavailable } from '../port';
import { asUnavailable, withPortErrors } from './errors';

const answered = (code: number, codeName: string) => new MongoServerError({ message: codeName, code, codeName });
const unconfirmed = (code: number, errmsg: string) => new MongoWriteConcernError({ ok: 1, writeConcernError: { code, errmsg } });
const ofNode = (code: string) => Object.assign(new Error(code), { code });
const inBulk = (code: number) =>
  new MongoBulkWriteError(answered(code, 'in the middle of a bulk'), { getWriteConcernError: () => undefined } as never);

describe('an engine that says nothing of the event at hand', () => {
  it.each<[string, Error]>([
    ['is not the primary any more', answered(10107, 'NotWritablePrimary')],
    ['has just stepped down', answered(189, 'PrimarySteppedDown')],
    ['steps down in the middle of a bulk', inBulk(189)],
    ['interrupts what it did to step down', answered(11602, 'InterruptedDueToReplStateChange')],
    ['is a secondary', answered(13435, 'NotPrimaryNoSecondaryOk')],
    ['is recovering', answered(13436, 'NotPrimaryOrSecondary')],
    ['shuts down', answered(91, 'ShutdownInProgress')],
    ['shuts down in the middle of an operation', answered(11600, 'InterruptedAtShutdown')],
    ['has no majority yet', answered(134, 'ReadConcernMajorityNotAvailableYet')],
    ['takes too long', answered(50, 'MaxTimeMSExpired')],
    ['lost the cursor', answered(43, 'CursorNotFound')],
    ['dropped what was read, as a swap does after a while', answered(175, 'QueryPlanKilled')],
    ['moved a chunk to another shard', answered(13388, 'StaleConfig')],
    ['refuses the password', answered(18, 'AuthenticationFailed')],
    ['has a full disk', answered(14031, 'OutOfDiskSpace')],
    ['does not get the write confirmed in time', unconfirmed(64, 'waiting for replication timed out')],
    ['steps down before the write is confirmed', unconfirmed(11602, 'operation was interrupted')],
    ['has too few members for a majority', unconfirmed(100, 'Not enough data-bearing nodes')],
    ['cuts the connection', new MongoNetworkError('connection 3 to 127.0.0.1:27017 closed')],
    ['says nothing', new MongoNetworkTimeoutError('connection 3 to 127.0.0.1:27017 timed out')],
    ['is nowhere', new MongoServerSelectionError('Server selection timed out after 3000 ms', {} as never)],
    ['was left by the driver', new MongoServerClosedError('Server is closed')],
    ['is not watched any more', new MongoTopologyClosedError('Topology is closed')],
    ['forgot the session', new MongoExpiredSessionError('Cannot use a session that has ended')],
    ['is asked through a closed client', new MongoClientClosedError()],
    ['resets a connection, says the system', ofNode('ECONNRESET')],
    ['has ended a connection that is written to', ofNode('EPIPE')],
    ['is written to on a connection that is gone', ofNode('ERR_STREAM_DESTROYED')],
  ])('%s: the views are unavailable', (_, error) => {
    const port = asUnavailable(error);
    expect(port).toBeInstanceOf(ViewsUnavailable);
    expect(port).toMatchObject({ cause: error });
  });
});

describe('what is wrong with the event at hand', () => {
  it.each<[string, Error]>([
    ['too large a document, says the engine', answered(17419, 'BSONObjectTooLarge')],
    ['too large a document, says the engine of a bulk', inBulk(10334)],
    ['too large a document, says the driver', new MongoInvalidArgumentError('Document is larger than the maximum size 16777216')],
    ['a value of no use', answered(2, 'BadValue')],
    ['a fault of ours', new TypeError('undefined is not a function')],
    ['an argument of ours', ofNode('ERR_INVALID_ARG_TYPE')],
  ])('stays as it is: %s', async (_, error) => {
    await expect(withPortErrors(() => Promise.reject(error))).rejects.toBe(error);
  });
});
