/** Who waits for a ticket asks the instance that holds its partition. It answers when the ticket is that far, or that it cannot say. */
import { JSONCodec, type Msg, StringCodec, type Subscription } from 'nats';
import type { Waiters } from '../common/waiters';
import type { Broker } from './broker';

export interface HandledQuestion {
  ticket_id: string;
  position: string;
}

/** `again`: not for now, or not here any more; to be asked again. */
export type HandledAnswer = 'handled' | 'again';

export const questions = JSONCodec<HandledQuestion>();
export const answers = StringCodec();

/** Longest that a question stays without an answer: askers who gave up are not kept for longer. */
export const ANSWERED_WITHIN_MS = 5_000;

export const handledSubject = (desk: string, consumer: string, partition: number) =>
  `${desk}.bus.handled.${consumer}.${partition}`;
/** Where an instance tells that it has just taken a partition. */
export const heldSubject = (desk: string, consumer: string, partition: number) => `${desk}.bus.held.${consumer}.${partition}`;

export interface HandledAnswersOptions {
  broker: Broker;
  consumer: string;
  partition: number;
  waiters: Pick<Waiters, 'handled'>;
}

/** For as long as this instance holds one partition. */
export class HandledAnswers {
  readonly #subscription: Subscription;
  readonly #waiting = new Set<AbortController>();

  constructor(private readonly options: HandledAnswersOptions) {
    const { broker, consumer, partition } = options;
    this.#subscription = broker.nats.subscribe(handledSubject(broker.desk, consumer, partition), {
      callback: (error, message) => {
        if (!error) void this.#answer(message);
      },
    });
    broker.nats.publish(heldSubject(broker.desk, consumer, partition));
  }

  /** Never rejects. */
  async ask({ ticket_id, position }: HandledQuestion): Promise<HandledAnswer> {
    const waiting = new AbortController();
    this.#waiting.add(waiting);
    const timer = setTimeout(() => waiting.abort(), ANSWERED_WITHIN_MS);
    const answer = await this.options.waiters.handled(ticket_id, position, waiting.signal).then(
      () => 'handled' as const,
      () => 'again' as const,
    );
    clearTimeout(timer);
    this.#waiting.delete(waiting);
    return answer;
  }

  /** Sends everybody who waits to the next holder. */
  end(): void {
    this.#subscription.unsubscribe();
    for (const waiting of this.#waiting) waiting.abort();
  }

  async #answer(message: Msg): Promise<void> {
    const question = questionIn(message);
    if (!question) return;
    const answer = await this.ask(question);
    if (!this.options.broker.nats.isClosed()) message.respond(answers.encode(answer));
  }
}

/** Anybody on the network may send anything: to what is no question there is no answer. */
function questionIn({ data }: Msg): HandledQuestion | null {
  try {
    const { ticket_id, position } = questions.decode(data);
    return typeof ticket_id === 'string' && /^\d+(\/\d+)?$/.test(position) ? { ticket_id, position } : null;
  } catch {
    return null;
  }
}
