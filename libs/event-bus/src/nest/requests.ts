/** Requests with one answer, in process: what NATS request–reply does between processes, and no kinder. */

/** How long a client waits for an answer, in milliseconds, when it is not told. */
export const REQUEST_TIMEOUT_MS = 5_000;

/** A request that got no answer: always a fault, for a refusal is a value in the reply. */
export class RequestFault extends Error {
  constructor(
    readonly pattern: string,
    /** Name of the responder's error, like `StoreUnavailable`: its class does not cross a wire. */
    readonly fault: string,
    message: string,
  ) {
    super(message);
    this.name = 'RequestFault';
  }

  /** Whether the same request may well succeed later. */
  get temporary(): boolean {
    return temporaryFaults.has(this.fault);
  }
}

/** The responder may still be at work: what was asked may happen yet. Repeat with the same command id. */
export class RequestTimeout extends RequestFault {
  constructor(pattern: string, timeoutMs: number) {
    super(pattern, 'RequestTimeout', `no answer to ${pattern} within ${timeoutMs} ms`);
    this.name = 'RequestTimeout';
  }
}

export class NoResponder extends RequestFault {
  constructor(pattern: string) {
    super(pattern, 'NoResponder', `nobody answers ${pattern}`);
    this.name = 'NoResponder';
  }
}

const temporaryFaults = new Set(['RequestTimeout', 'NoResponder', 'BrokerUnavailable', 'StoreUnavailable', 'TryLater']);

export type Responder = (data: unknown) => Promise<unknown>;

/** Where a service can be asked: in its process, or over NATS. */
export interface RequestRegistry {
  /**
   * @returns takes the responder away again; what it gives resolves when all that the responder was asked is answered
   * @throws Error when the pattern is answered already
   */
  register(pattern: string, responder: Responder): () => void | Promise<void>;
}

/** Who answers which pattern. One for the process; services register, clients ask. */
export class InProcessRequests implements RequestRegistry {
  readonly #responders = new Map<string, Responder>();

  /** @returns takes the responder away again. @throws Error when the pattern is answered already */
  register(pattern: string, responder: Responder): () => void {
    if (this.#responders.has(pattern)) throw new Error(`${pattern} is answered already: it would be unclear by whom`);
    this.#responders.set(pattern, responder);
    return () => {
      if (this.#responders.get(pattern) === responder) this.#responders.delete(pattern);
    };
  }

  /** @param timeoutMs milliseconds. @throws RequestFault: RequestTimeout, NoResponder, or what the responder failed with */
  async request(pattern: string, data: unknown, timeoutMs: number): Promise<unknown> {
    const responder = this.#responders.get(pattern);
    if (!responder) throw new NoResponder(pattern);
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new RequestTimeout(pattern, timeoutMs)), timeoutMs);
    });
    try {
      return overTheWire(await Promise.race([responder(overTheWire(data)), tooLate]));
    } catch (error) {
      if (error instanceof RequestFault) throw error;
      const { name, message } = faultOf(error);
      throw new RequestFault(pattern, name, message);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What of an error the asker gets to know. */
export const faultOf = (error: unknown): { name: string; message: string } =>
  error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };

/** A Date becomes a string and `undefined` disappears, as between processes; and nobody shares an object with the sender. */
const overTheWire = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
