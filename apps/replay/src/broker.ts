/** The way to NATS for one invocation: unlike a service it does not wait for a server that is not there. */
import { serversOf } from '@eventdesk/hosting';
import { connect, type NatsConnection } from 'nats';
import { serverOf, type Settings } from './settings';
import { UsageError } from './usage-error';

/** Nobody answers, or not to this user. */
export class BrokerAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BrokerAway';
  }
}

const WITHIN_MS = 5_000;
const NAME = 'replay';

/** @throws UsageError when no server is named, BrokerAway */
export async function openBroker({ nats: { url } }: Settings): Promise<NatsConnection> {
  if (url === undefined) throw new UsageError('NATS_URL: expected nats://host:port: events are published there');
  try {
    return await connect({ ...serversOf(url), name: NAME, timeout: WITHIN_MS, inboxPrefix: `_INBOX_${NAME}` });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BrokerAway(`no NATS server lets us in at ${url.split(',').map(serverOf).join(', ')} (${reason})`, { cause: error });
  }
}

/** @throws BrokerAway for whatever goes wrong between us and the server */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'NatsError') throw new BrokerAway(`NATS: ${error.message}`, { cause: error });
    throw error;
  }
}
