/**
 * MongoDB's driver (7.9) waits without end for a socket to take what was written when that socket had ended, but not said so yet, as
 * it happens when a server is killed. An operation then never answers; and when it was the heartbeat of the driver's monitor, the
 * server stays unknown for good.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, type MongoClientOptions, MongoError } from 'mongodb';

/** Until a server that can't be found, or a connection that can't be had, is given up. Milliseconds. */
const SELECTION_TIMEOUT = 3_000;
/** A heartbeat connects and asks, each within SELECTION_TIMEOUT: what takes longer never ends. Milliseconds. */
const LOST_HEARTBEAT = 15_000;
const RETRY = 1_000;

/**
 * A client that finds its server again however its connections ended: it closes what it has and connects anew when a heartbeat is
 * lost. Its databases and collections stay good.
 */
export class LastingClient extends MongoClient {
  /** By the server's address. */
  readonly #heartbeats = new Map<string, NodeJS.Timeout>();
  #isClosed = false;
  #reopening: Promise<void> | null = null;

  constructor(
    url: string,
    options: MongoClientOptions,
    private readonly lostHeartbeatMs = LOST_HEARTBEAT,
  ) {
    super(url, {
      connectTimeoutMS: SELECTION_TIMEOUT,
      serverSelectionTimeoutMS: SELECTION_TIMEOUT,
      waitQueueTimeoutMS: SELECTION_TIMEOUT,
      // A heartbeat that is streamed has no end to wait for.
      serverMonitoringMode: 'poll',
      ...options,
    });
    this.on('serverHeartbeatStarted', ({ connectionId }) => this.#begin(connectionId));
    this.on('serverHeartbeatSucceeded', ({ connectionId }) => this.#end(connectionId));
    this.on('serverHeartbeatFailed', ({ connectionId }) => this.#end(connectionId));
    this.on('serverClosed', ({ address }) => this.#end(address));
  }

  override async close(force?: boolean): Promise<void> {
    this.#isClosed = true;
    await super.close(force);
    await this.#reopening;
  }

  #begin(address: string): void {
    this.#end(address);
    const lost = () => void (this.#reopening ??= this.#reopen().finally(() => (this.#reopening = null)));
    this.#heartbeats.set(address, setTimeout(lost, this.lostHeartbeatMs).unref());
  }

  #end(address: string): void {
    clearTimeout(this.#heartbeats.get(address));
    this.#heartbeats.delete(address);
  }

  async #reopen(): Promise<void> {
    await super.close();
    while (!this.#isClosed && !(await this.#connects())) await sleep(RETRY);
    if (this.#isClosed) await super.close();
  }

  #connects(): Promise<boolean> {
    return this.connect().then(
      () => true,
      () => false,
    );
  }
}

/** An operation of which nothing has been heard for longer than the driver's own timeouts allow. Whether it had an effect is not known. */
export class OperationLost extends MongoError {}

/** @param ms milliseconds, longer than the driver takes to give up a server that is silent. @throws OperationLost */
export async function inTime<T>(ms: number, operation: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new OperationLost(`no answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([operation, lost]);
  } finally {
    clearTimeout(timer);
  }
}
