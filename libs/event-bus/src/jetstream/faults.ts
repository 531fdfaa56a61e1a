import { ErrorCode, NatsError } from 'nats';

/** NATS cannot be asked right now: no connection, no JetStream, no answer in time. Try again later. */
export class BrokerUnavailable extends Error {
  constructor(cause: unknown) {
    super(`NATS is not available: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'BrokerUnavailable';
  }
}

/** No instance of the consumer holds the ticket's partition, and none took it within seconds. */
export class NobodyHolds extends Error {
  constructor(
    readonly consumer: string,
    readonly ticketId: string,
  ) {
    super(`no instance of a consumer "${consumer}" holds the ticket ${ticketId}`);
    this.name = 'NobodyHolds';
  }
}

/** The stream was filled for another number of partitions: tickets would change theirs, and with it their place in the order. */
export class PartitionsDiffer extends Error {
  constructor(
    readonly stream: string,
    readonly filled: string,
    readonly asked: number,
  ) {
    super(
      `the stream "${stream}" has ${filled} partitions, not ${asked}. To change their number stop every service, delete the stream, ` +
        `and start them with the new number: the relays fill it again from the log`,
    );
    this.name = 'PartitionsDiffer';
  }
}

const FORBIDDEN: readonly string[] = [ErrorCode.PermissionsViolation, ErrorCode.AuthorizationViolation];

/** Away for now, as opposed to refusing. */
export const isAway = (error: unknown): boolean =>
  error instanceof BrokerUnavailable || (error instanceof NatsError && !FORBIDDEN.includes(error.code));

/** JetStream's own error numbers. */
const WRONG_LAST_SEQUENCE = 10071;

export const isConflict = (error: unknown): boolean =>
  error instanceof NatsError && error.api_error?.err_code === WRONG_LAST_SEQUENCE;

/** No such stream, consumer or message. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof NatsError && (error.code === '404' || error.api_error?.code === 404);

/** Resolves to null for what is not there. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
