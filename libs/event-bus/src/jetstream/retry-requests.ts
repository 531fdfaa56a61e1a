/** Parked work is tried again by the instance that holds its partition: only there can later events wait behind it. Others ask. */
import { ErrorCode, JSONCodec, NatsError, StringCodec, type Subscription } from 'nats';
import type { RetryResult } from '../common/parked';
import { messageOf } from '../common/retry';
import type { Broker } from './broker';
import { BrokerUnavailable, NobodyHolds } from './faults';
import type { Partition } from './partition';
import type { PartitionSettings } from './settings';

const json = JSONCodec<RetryResult>();
const text = StringCodec();
/** As long as the handlers of all that is parked of one ticket may take. */
const PATIENCE_MS = 60_000;

const subjectOf = (desk: string, consumer: string, partition: number) => `${desk}.bus.retry.${consumer}.${partition}`;

export function answerRetries({ broker, name }: PartitionSettings, partition: Partition): Subscription {
  return broker.nats.subscribe(subjectOf(broker.desk, name, partition.number), {
    callback: (error, message) => {
      if (error) return;
      partition.retryParked(text.decode(message.data)).then(
        (result) => message.respond(json.encode(result)),
        (fault: unknown) => message.respond(json.encode({ finished: 0, error: messageOf(fault) })),
      );
    },
  });
}

/** @throws NobodyHolds, BrokerUnavailable */
export async function askToRetry(broker: Broker, consumer: string, ticketId: string): Promise<RetryResult> {
  const subject = subjectOf(broker.desk, consumer, broker.partitionOf(ticketId));
  try {
    const answer = await broker.nats.request(subject, text.encode(ticketId), { timeout: PATIENCE_MS });
    return json.decode(answer.data);
  } catch (error) {
    const isNobody = error instanceof NatsError && error.code === (ErrorCode.NoResponders as string);
    if (isNobody) throw new NobodyHolds(consumer, ticketId);
    throw new BrokerUnavailable(error);
  }
}
