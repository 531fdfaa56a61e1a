/** Waiting for a ticket that another process may have: a question to whoever holds it, asked again of the next. Nobody polls. */
import { ErrorCode, NatsError, type Subscription } from 'nats';
import type { Broker } from './broker';
import { BrokerUnavailable, NobodyHolds } from './faults';
import {
  ANSWERED_WITHIN_MS,
  answers,
  type HandledAnswer,
  type HandledQuestion,
  handledSubject,
  questions,
} from './handled-answers';

/** Where to ask in this process, when it is the one that holds the ticket's partition. */
export type Here = (consumer: string, partition: number) => Asked | undefined;

interface Asked {
  ask(question: HandledQuestion): Promise<HandledAnswer>;
}

interface Waiting {
  /** There may be another answer by now. */
  again(): void;
  fail(error: Error): void;
}

/** Longer than a handover, and than the way back to a server that was restarted. */
const NOBODY_MS = 3_000;
const LOOK_AGAIN_MS = 200;
/** How long an answer may be on its way. */
const TRANSIT_MS = 1_000;

export class HandledRequests {
  /** By the subject on which they ask. */
  readonly #waiting = new Map<string, Set<Waiting>>();
  readonly #news: Subscription;
  readonly #forget: () => void;
  #closed: Error | null = null;

  constructor(
    private readonly broker: Broker,
    private readonly here: Here,
  ) {
    const { nats, desk } = broker;
    this.#news = nats.subscribe(`${desk}.bus.held.*.*`, {
      callback: (error, { subject }) => {
        if (!error) this.#waiting.get(subject.replace('.held.', '.handled.'))?.forEach((one) => one.again());
      },
    });
    // What was asked when the connection broke is lost, question or answer.
    this.#forget = broker.link.onBack(() => this.#askAgain());
  }

  /** @throws NobodyHolds, BrokerUnavailable, the signal's reason */
  async handled(consumer: string, ticketId: string, position: string, signal?: AbortSignal): Promise<void> {
    const partition = this.broker.partitionOf(ticketId);
    const subject = handledSubject(this.broker.desk, consumer, partition);
    const question = { ticket_id: ticketId, position };
    for (let nobodySince: number | null = null; ;) {
      const ask = () => this.here(consumer, partition)?.ask(question) ?? this.#ask(subject, question);
      const answer = await this.#unlessWoken(subject, signal, ask);
      if (answer === 'handled') return;
      nobodySince = answer === 'again' ? null : (nobodySince ?? performance.now());
      if (nobodySince === null) continue;
      if (performance.now() - nobodySince >= NOBODY_MS) throw new NobodyHolds(consumer, ticketId);
      await this.#unlessWoken(subject, signal, () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS, 'nobody')));
    }
  }

  /** Rejects all that wait. */
  close(): void {
    this.#closed = new Error('the event bus was closed');
    this.#news.unsubscribe();
    this.#forget();
    for (const waiting of this.#waiting.values()) for (const one of waiting) one.fail(this.#closed);
  }

  async #ask(subject: string, question: HandledQuestion): Promise<HandledAnswer | 'nobody'> {
    try {
      const timeout = ANSWERED_WITHIN_MS + TRANSIT_MS;
      const { data } = await this.broker.nats.request(subject, questions.encode(question), { timeout });
      return answers.decode(data) as HandledAnswer;
    } catch (error) {
      if (error instanceof NatsError && error.code === (ErrorCode.NoResponders as string)) return 'nobody';
      throw new BrokerUnavailable(error);
    }
  }

  /** What is asked, or `again` as soon as there may be another answer. */
  async #unlessWoken<A>(subject: string, signal: AbortSignal | undefined, ask: () => Promise<A>): Promise<A | 'again'> {
    signal?.throwIfAborted();
    if (this.#closed) throw this.#closed;
    return new Promise((resolve, reject) => {
      const end = () => {
        signal?.removeEventListener('abort', givenUp);
        this.#remove(subject, waiting);
      };
      const settle = (answer: A | 'again') => {
        end();
        resolve(answer);
      };
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      const waiting: Waiting = { again: () => settle('again'), fail };
      const givenUp = () => fail(signal?.reason as Error);
      signal?.addEventListener('abort', givenUp);
      this.#add(subject, waiting);
      ask().then(settle, fail);
    });
  }

  #add(subject: string, waiting: Waiting): void {
    const others = this.#waiting.get(subject);
    if (others) others.add(waiting);
    else this.#waiting.set(subject, new Set([waiting]));
  }

  #remove(subject: string, waiting: Waiting): void {
    const left = this.#waiting.get(subject);
    left?.delete(waiting);
    if (left?.size === 0) this.#waiting.delete(subject);
  }

  #askAgain(): void {
    for (const waiting of this.#waiting.values()) for (const one of waiting) one.again();
  }
}
