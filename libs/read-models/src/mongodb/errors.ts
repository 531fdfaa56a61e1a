/** What MongoDB's errors mean for views. */
import { types } from 'node:util';
import { MongoError, MongoInvalidArgumentError, MongoServerError } from 'mongodb';
import { ViewsUnavailable } from '../port';

export const DUPLICATE_KEY = 11000;
export const UNAUTHORIZED = 13;
export const NAMESPACE_NOT_FOUND = 26;

/** BadValue, FailedToParse, TypeMismatch, InvalidBSON, names of fields that can't be stored, documents that are too large. */
const aboutTheDocument = new Set([2, 9, 14, 22, 52, 56, 57, 10334, 17280, 17419, 17420]);

/**
 * Errors that say nothing of the event or the query at hand. All but the few that do: an engine that is away, shutting down,
 * electing, full or refusing a password must hold up the events, never park them.
 */
export const asUnavailable = (error: unknown): unknown =>
  isOfServer(error) && !isAboutTheCall(error)
    ? new ViewsUnavailable(`the views can't be read or written (${error.message})`, { cause: error })
    : error;

/** Of the system, of streams and of sockets; not of arguments. */
const ofConnections = /^(E[A-Z]+|ERR_(STREAM|SOCKET|SSL)_\w+)$/;

/**
 * Whether the driver threw it because of the server or the way there. What ends a connection that was waiting for its socket to take
 * a command, the driver (7.9) throws as Node gave it.
 */
export const isOfServer = (error: unknown): error is Error =>
  error instanceof MongoError || (types.isNativeError(error) && 'code' in error && ofConnections.test(String(error.code)));

function isAboutTheCall(error: Error): boolean {
  if (error instanceof MongoServerError) return aboutTheDocument.has(Number(error.code));
  return error instanceof MongoInvalidArgumentError;
}

/** Runs it, and makes what it throws the port's errors. */
export async function withPortErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnavailable(error);
  }
}
