import { connect, type ConnectionOptions, Events, type NatsConnection } from 'nats';
import type { BusLogger } from '../common/attempts';
import { messageOf } from '../common/retry';

export interface NatsSettings extends Pick<
  ConnectionOptions,
  'servers' | 'user' | 'pass' | 'token' | 'authenticator' | 'tls' | 'inboxPrefix'
> {
  /** Shown by the server's monitoring: the service's name. */
  name: string;
  logger?: BusLogger;
  /** Milliseconds between pings; the second that stays unanswered ends the connection. Default 10 s: a silent peer is noticed within 30 s. */
  pingIntervalMs?: number;
  /** Milliseconds before each attempt to connect again, and as much again by chance. Default 1 s. */
  reconnectWaitMs?: number;
}

/**
 * The process's one connection. Waits for a server that is not there yet, and comes back to one that went away for as long as the
 * process lives, also when it refuses its password for now; so `closed()` resolves only when the process closed it itself.
 */
export async function connectNats({
  logger,
  pingIntervalMs,
  reconnectWaitMs,
  ...settings
}: NatsSettings): Promise<NatsConnection> {
  const waitMs = reconnectWaitMs ?? 1_000;
  const nats = await connect({
    ...settings,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    // A password that is changed in two places is right in one of them first.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: waitMs,
    reconnectJitter: waitMs,
    reconnectJitterTLS: waitMs,
    pingInterval: pingIntervalMs ?? 10_000,
    maxPingOut: 2,
    timeout: 5_000,
    // A stack trace for each of thousands of requests a second costs more than the requests.
    noAsyncTraces: true,
  });
  if (logger) void tell(nats, logger);
  return nats;
}

/** Why NATS can't be used now, as one attempt says; null when it can. */
export async function whyNotNats(settings: NatsSettings): Promise<string | null> {
  const { logger: _, pingIntervalMs: __, reconnectWaitMs: ___, ...where } = settings;
  try {
    await (await connect({ ...where, reconnect: false, timeout: 2_000 })).close();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

async function tell(nats: NatsConnection, logger: BusLogger): Promise<void> {
  for await (const { type, data } of nats.status()) {
    const fields = { nats: typeof data === 'object' ? JSON.stringify(data) : data };
    if (type === Events.Disconnect) logger.warn(fields, 'the connection to NATS is lost');
    else if (type === Events.Reconnect) logger.info(fields, 'the connection to NATS is back');
    else if (type === Events.Error) logger.error(fields, 'NATS refused something');
  }
}
