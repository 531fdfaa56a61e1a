/** What MongoDB's errors mean for views. */
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
  error instanceof MongoError && !isAboutTheCall(error)
    ? new ViewsUnavailable(`the views can't be read or written (${error.message})`, { cause: error })
    : error;

function isAboutTheCall(error: MongoError): boolean {
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
