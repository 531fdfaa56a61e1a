/** How the consumers of all instances are: every bus of the desk is asked, and answers for those it runs. */
import { JSONCodec, type Subscription } from 'nats';
import type { ConsumerStatus } from '../port';
import { mergeStatuses } from '../common/merge-statuses';
import type { Broker } from './broker';
import { BrokerUnavailable } from './faults';

interface Answer {
  /** Whose it is. */
  instance: string;
  statuses: ConsumerStatus[];
}

const json = JSONCodec<Answer>();
/** Nobody knows how many there are: all that come until then count. */
const DEADLINE_MS = 500;

const subjectOf = (desk: string) => `${desk}.bus.status`;

export function answerStatuses({ nats, desk }: Broker, instance: string, statuses: () => ConsumerStatus[]): Subscription {
  return nats.subscribe(subjectOf(desk), {
    callback: (error, message) => {
      if (!error) message.respond(json.encode({ instance, statuses: statuses() }));
    },
  });
}

/** @param instance the asker's own: when not even its own answer comes back, NATS is away. @throws BrokerUnavailable */
export async function askStatuses({ nats, desk }: Broker, instance: string): Promise<ConsumerStatus[]> {
  const found: Answer[] = [];
  try {
    for await (const { data } of await nats.requestMany(subjectOf(desk), undefined, { maxWait: DEADLINE_MS }))
      found.push(json.decode(data));
  } catch (error) {
    throw new BrokerUnavailable(error);
  }
  if (!found.some((answer) => answer.instance === instance)) throw new BrokerUnavailable('no answer');
  return mergeStatuses(found.flatMap(({ statuses }) => statuses));
}
