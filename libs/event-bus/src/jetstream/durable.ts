/** One durable pull consumer at the server, read in order. Each has a name of its own: who lost a partition reads and acknowledges nothing more. */
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg, nanos } from 'nats';
import type { Broker } from './broker';
import { orNull } from './faults';

export interface DurableOptions {
  name: string;
  filters: string[];
  /** Sequence after which it begins. */
  floor: number;
  ackWaitMs: number;
}

/** How much the server sends ahead to one partition. */
const AHEAD = 256;
/** More may be delivered and unacknowledged than ever is: acknowledgements can wait for a checkpoint, and the room is limited elsewhere. */
const MAX_ACK_PENDING = 20_000;
/** A durable that nobody reads for so long belongs to a service that is no more. Its floor is not lost: the lease keeps a copy. */
const INACTIVE_MS = 7 * 24 * 3_600_000;
/** After so many looks at work that does not come, the subscription counts as dead, whatever the connection says. */
const PATIENT_LOOKS = 3;

export class Durable {
  #messages: ConsumerMessages | null = null;
  #closed = false;
  #delivered = 0;
  #lookedAt = 0;
  #looksInVain = 0;

  private constructor(
    private readonly broker: Broker,
    private readonly name: string,
  ) {}

  static async create(broker: Broker, { name, filters, floor, ackWaitMs }: DurableOptions): Promise<Durable> {
    const { consumers } = await broker.manager();
    const config = {
      durable_name: name,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWaitMs),
      max_deliver: -1,
      max_ack_pending: MAX_ACK_PENDING,
      inactive_threshold: nanos(INACTIVE_MS),
      deliver_policy: floor === 0 ? DeliverPolicy.All : DeliverPolicy.StartSequence,
      ...(floor === 0 ? {} : { opt_start_seq: floor + 1 }),
      ...(filters.length === 1 ? { filter_subject: filters[0] } : { filter_subjects: filters }),
    };
    await broker.link.ask(() => consumers.add(broker.stream, config));
    return new Durable(broker, name);
  }

  /** Sequence up to which everything is acknowledged; 0 when there is no such durable. */
  static async floorOf(broker: Broker, name: string): Promise<number> {
    const { consumers } = await broker.manager();
    return (await orNull(broker.link.ask(() => consumers.info(broker.stream, name))))?.ack_floor.stream_seq ?? 0;
  }

  static async remove(broker: Broker, name: string): Promise<void> {
    const { consumers } = await broker.manager();
    await orNull(broker.link.ask(() => consumers.delete(broker.stream, name)));
  }

  /** Ends when it is closed. @throws Error when a delivery is missing, or the durable: to be made anew after what was read */
  async *messages(): AsyncGenerator<JsMsg> {
    const { consumers } = await this.broker.manager();
    const info = await this.broker.link.ask(() => consumers.info(this.broker.stream, this.name));
    const consumer = this.broker.js.consumers.getPullConsumerFor(info);
    this.#messages = await consumer.consume({ max_messages: AHEAD, bind: true, abort_on_missing_resource: true });
    if (this.#closed) this.#messages.stop();
    try {
      for await (const message of this.#messages) {
        this.#delivered++;
        const { deliverySequence } = message.info;
        // What came after a lost delivery must not overtake it.
        if (deliverySequence !== this.#delivered) throw new Error(`a delivery of ${this.name} was lost`);
        yield message;
      }
    } finally {
      this.close();
    }
  }

  /** Looks from time to time at what should have come. @param busy the reader itself is what keeps it */
  async look(busy: boolean): Promise<void> {
    const { consumers } = await this.broker.manager();
    const info = await orNull(this.broker.link.ask(() => consumers.info(this.broker.stream, this.name)));
    if (!info) return this.close(new Error(`the consumer ${this.name} is gone`));
    const isBehind = info.num_pending > 0 || info.delivered.consumer_seq > this.#delivered;
    const inVain = isBehind && !busy && this.#delivered === this.#lookedAt;
    this.#lookedAt = this.#delivered;
    this.#looksInVain = inVain ? this.#looksInVain + 1 : 0;
    if (this.#looksInVain >= PATIENT_LOOKS) this.close(new Error(`nothing comes from ${this.name}, though there is more`));
  }

  close(fault?: Error): void {
    this.#closed = true;
    this.#messages?.stop(fault);
  }
}
