import { ServerNats } from '@nestjs/microservices';
import { ErrorCode, type Msg, type NatsConnection, NatsError, type Subscription } from 'nats';
import { faultOf, type RequestRegistry, type Responder } from '../requests';
import { subjectOf } from './subjects';

export interface NatsRequestsOptions {
  /** Instances with one queue share what is asked: the service's name. */
  queue: string;
  /** First word of every subject; default `desk`. */
  desk?: string;
}

/** A server that went silent must not hold up a stop. */
const FLUSH_PATIENCE_MS = 2_000;
const WARN_EVERY_MS = 60_000;

/**
 * Where services are asked over NATS, on the process's own connection, which stays open: Nest's transport would open and close one.
 * `register` as in process; the instances of a queue share the requests of a pattern.
 */
export const createNatsRequests = (nats: NatsConnection, options: NatsRequestsOptions): RequestRegistry =>
  new NatsRequests(nats, options);

interface Request {
  readonly id: string;
  readonly data?: unknown;
}

class NatsRequests extends ServerNats implements RequestRegistry {
  readonly #responders = new Map<string, Responder>();
  readonly #underWay = new Map<string, Set<Promise<void>>>();
  #warnedAt = -Infinity;

  constructor(
    private readonly nats: NatsConnection,
    private readonly settings: NatsRequestsOptions,
  ) {
    super({});
  }

  register(pattern: string, responder: Responder): () => Promise<void> {
    const { queue, desk } = this.settings;
    const subject = subjectOf(pattern, desk);
    if (this.#responders.has(subject)) throw new Error(`${pattern} is answered already: it would be unclear by whom`);
    this.#responders.set(subject, responder);
    const callback = this.getMessageHandler(subject) as (error: NatsError | null, message: Msg) => Promise<void>;
    const subscription = this.nats.subscribe(subject, { queue, callback: (error, message) => void callback(error, message) });
    return () => this.#leave(subject, subscription);
  }

  /** Never rejects: Nest's own lets a message it cannot read, or an answer it cannot send, end the process. */
  override async handleMessage(subject: string, message: Msg): Promise<void> {
    const underWay = this.#underWay.get(subject) ?? new Set();
    this.#underWay.set(subject, underWay);
    const answered = this.#answer(subject, message).finally(() => underWay.delete(answered));
    underWay.add(answered);
    await answered;
  }

  async #answer(subject: string, message: Msg): Promise<void> {
    const responder = this.#responders.get(subject);
    const request = this.#read(subject, message);
    if (!responder || !request) return;
    try {
      this.#respond(message, request, { response: await responder(request.data) });
    } catch (error) {
      this.#fail(message, request, error);
    }
  }

  /**
   * Null for what no client could have asked: then it was no request of the desk. Whoever may make a consumer of a JetStream stream can have
   * the server deliver what stands there to any subject, past the permissions to publish: such a delivery has the server's `$JS.ACK…` to
   * answer to, and what a stream republishes has nothing.
   */
  #read(subject: string, message: Msg): Request | null {
    try {
      const request = this.deserializer.deserialize(message.data, { channel: subject }) as Partial<Request>;
      if (isRequest(request) && isInbox(message.reply)) return request;
      this.#warn(`what came on ${subject} is not a request: it has no id, or no inbox to answer to`);
    } catch (error) {
      this.#warn(`what came on ${subject} cannot be read: ${String(error)}`);
    }
    return null;
  }

  #respond(message: Msg, { id }: Request, answer: object): void {
    // The answer's name for "there is no more to come".
    const { data } = this.serializer.serialize({ ...answer, isDisposed: true, id }) as unknown as { data: Uint8Array };
    message.respond(data);
  }

  /** Also for an answer that cannot be sent: JSON cannot hold it, or it is larger than the server takes. */
  #fail(message: Msg, request: Request, error: unknown): void {
    const isTooLarge = error instanceof NatsError && error.code === (ErrorCode.MaxPayloadExceeded as string);
    const limit = this.nats.info?.max_payload;
    const err = isTooLarge
      ? { name: 'AnswerTooLarge', message: `the answer is larger than the ${limit} bytes that NATS takes` }
      : faultOf(error);
    try {
      this.#respond(message, request, { err });
    } catch (fault) {
      this.#warn(`an answer could not be sent: ${String(fault)}`);
    }
  }

  /** New requests go to others; those that are here already are answered, and their answers have reached the server. */
  async #leave(subject: string, subscription: Subscription): Promise<void> {
    if (!this.#responders.has(subject)) return;
    await within(FLUSH_PATIENCE_MS, subscription.drain());
    await Promise.all([...(this.#underWay.get(subject) ?? [])]);
    this.#responders.delete(subject);
    await within(FLUSH_PATIENCE_MS, this.nats.flush());
  }

  /** One line for many: anyone who may publish can send nonsense. */
  #warn(message: string): void {
    if (performance.now() - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = performance.now();
    this.logger.warn(message);
  }
}

const isRequest = (request: Partial<Request>): request is Request => typeof request.id === 'string';

/** Of the desk's own clients, `_INBOX_<service>.…`, and of any other NATS client. */
const isInbox = (reply: string | undefined): boolean => reply !== undefined && /^_INBOX[._]/.test(reply);

/** What NATS cannot confirm any more is over as well. */
async function within(ms: number, confirmed: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([confirmed.catch(() => undefined), patience]);
  clearTimeout(timer);
}
