import type { Tracer } from '@eventdesk/event-store';
import { ClientProxy, type PacketId, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { ErrorCode, JSONCodec, type NatsConnection, NatsError } from 'nats';
import { tracedRequest } from '../../common/traced';
import { NoResponder, REQUEST_TIMEOUT_MS, RequestFault, RequestTimeout } from '../requests';
import { subjectOf } from './subjects';

export interface NatsRequestClientOptions {
  /** Milliseconds; default 5 s. */
  timeoutMs?: number;
  /** First word of every subject; default `desk`. */
  desk?: string;
  /** Spans of what belongs to a trace; absent: none. */
  tracer?: Tracer | undefined;
}

const requests = JSONCodec<ReadPacket & PacketId>();
const answers = JSONCodec<Answer>();

interface Answer {
  response?: unknown;
  err?: { name: string; message: string } | string | null;
}

/**
 * `client.send(pattern, data)` in the words of Nest's NATS transport, on the process's one connection, which stays open; and with one
 * inbox for all requests, where Nest's own client subscribes for each. Errors are RequestFaults, as in process:
 * RequestTimeout, NoResponder, the responder's; and BrokerUnavailable at once while NATS is away, RequestTooLarge for what it does not take.
 */
export class NatsRequestClient extends ClientProxy {
  readonly #timeoutMs: number;
  readonly #desk: string | undefined;
  readonly #tracer: Tracer | undefined;

  constructor(
    private readonly nats: NatsConnection,
    { timeoutMs = REQUEST_TIMEOUT_MS, desk, tracer }: NatsRequestClientOptions = {},
  ) {
    super();
    this.#timeoutMs = timeoutMs;
    this.#desk = desk;
    this.#tracer = tracer;
  }

  connect(): Promise<NatsConnection> {
    return Promise.resolve(this.nats);
  }

  close(): void {}

  unwrap<T>(): T {
    return this.nats as T;
  }

  protected publish({ pattern, data }: ReadPacket, callback: (packet: WritePacket) => void): () => void {
    const route = this.normalizePattern(pattern as string);
    tracedRequest(this.#tracer, { kind: 'client', pattern: route }, data, (traced) => this.#request(route, traced)).then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    );
    return () => {};
  }

  protected dispatchEvent(): Promise<never> {
    return Promise.reject(new Error('events are appended to the event store, never emitted'));
  }

  async #request(pattern: string, data: unknown): Promise<unknown> {
    // Without a server there is no `info`; what is published then waits in memory and is thrown away before the next connection.
    if (!this.nats.info) throw away(pattern);
    const { err, response } = await this.#ask(pattern, data);
    if (err === undefined || err === null) return response;
    const { name, message } = typeof err === 'string' ? { name: 'Error', message: err } : err;
    throw new RequestFault(pattern, name, message);
  }

  async #ask(pattern: string, data: unknown): Promise<Answer> {
    try {
      const request = requests.encode(this.assignPacketId({ pattern, data }));
      const answer = await this.nats.request(subjectOf(pattern, this.#desk), request, { timeout: this.#timeoutMs });
      return answers.decode(answer.data);
    } catch (error) {
      throw this.#faultOf(pattern, error);
    }
  }

  #faultOf(pattern: string, error: unknown): RequestFault {
    if (!(error instanceof NatsError)) return new RequestFault(pattern, 'Error', String(error));
    if (this.nats.isClosed() || error.code === (ErrorCode.ConnectionDraining as string)) return away(pattern);
    switch (error.code as ErrorCode) {
      case ErrorCode.Timeout:
        return new RequestTimeout(pattern, this.#timeoutMs);
      case ErrorCode.NoResponders:
        return new NoResponder(pattern);
      case ErrorCode.MaxPayloadExceeded:
        return new RequestFault(pattern, 'RequestTooLarge', tooLarge(pattern, this.nats.info?.max_payload));
      default:
        return new RequestFault(pattern, 'BrokerRefused', `NATS did not take a request to ${pattern}: ${error.message}`);
    }
  }
}

const away = (pattern: string) => new RequestFault(pattern, 'BrokerUnavailable', `NATS is away: ${pattern} cannot be asked`);

const tooLarge = (pattern: string, limit?: number) => `a request to ${pattern} is larger than the ${limit} bytes that NATS takes`;
