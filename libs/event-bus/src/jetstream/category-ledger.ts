/** What a relay remembers of one category, and how it finds out that the stream is not what it was. */
import { type Category, type StoredEvent } from '@eventdesk/contracts';
import { headers, JSONCodec, nuid, type StoredMsg, type StreamInfo } from 'nats';
import { ticketOf } from '../common/attempts';
import { reached } from '../common/waiters';
import type { Broker } from './broker';
import { Lease, LeaseLost } from './lease';
import { FLOOR, MESSAGE_ID, relayKey, type RelayRecord, relaySubject } from './relay-record';

const json = JSONCodec<RelayRecord>();

export class CategoryLedger {
  readonly #lease: Lease<RelayRecord>;
  #record: RelayRecord | null = null;
  /** Confirmed events past the record's position. */
  readonly #confirmed = new Set<string>();

  constructor(
    private readonly broker: Broker,
    readonly category: Category,
    lease: { owner: string; ttlMs: number },
  ) {
    this.#lease = new Lease(broker.bucket, relayKey(category), lease.owner, lease.ttlMs);
  }

  get position(): string | null {
    return this.#record?.position ?? null;
  }

  get held(): boolean {
    return this.#lease.held;
  }

  /** @returns whether the category is ours to relay */
  async acquire(): Promise<boolean> {
    const { value, free, ours } = await this.#lease.look();
    if (!free || !(await this.#lease.take(value))) return false;
    // Nobody else was at it meanwhile: then we know more than was saved.
    if (ours && this.#record) return true;
    this.#record = value;
    this.#confirmed.clear();
    return true;
  }

  /** Compares the record with what the stream really has, and goes on from there. @throws LeaseLost, NatsError */
  async fit(info: StreamInfo): Promise<'as it was' | 'filling again'> {
    const record = this.#record;
    if (record && (await this.isSound(info))) return 'as it was';
    this.#confirmed.clear();
    if (record && record.stream !== info.created) await this.#empty();
    this.#record = await this.#survey(info.created, record ? nuid.next() : '');
    await this.save();
    return record ? 'filling again' : 'as it was';
  }

  /** Is it the stream of the record, with the last message that was confirmed? */
  async isSound({ created }: StreamInfo): Promise<boolean> {
    const record = this.#record;
    if (record?.stream !== created) return false;
    // As it is now: more may be confirmed before the stream answers.
    const { top } = record;
    if (!top) return true;
    const message = await this.broker.messageAt(top.sequence);
    return message?.header.get(MESSAGE_ID) === top.id;
  }

  /** Resolves when JetStream has confirmed it. @throws LeaseLost, NatsError */
  async publish(event: StoredEvent): Promise<void> {
    const record = this.#record;
    if (!record || reached(record.position, event.position) || this.#confirmed.has(event.id)) return;
    if (!this.#lease.held) throw new LeaseLost(relayKey(this.category));
    const head = headers();
    if (record.position !== null) head.set(FLOOR, record.position);
    const msgID = record.filling === '' ? event.id : `${event.id}:${record.filling}`;
    const { js, link } = this.broker;
    const message = JSON.stringify(event);
    const { seq } = await link.ask(() => js.publish(this.broker.subjectOf(event), message, { msgID, headers: head }));
    this.#confirm(event, msgID, seq);
  }

  /** Everything up to here is confirmed. */
  moveTo(position: string): void {
    if (!this.#record || reached(this.#record.position, position)) return;
    this.#record.position = position;
    this.#confirmed.clear();
  }

  /** Makes the record durable and tells consumers. @throws LeaseLost */
  async save(): Promise<void> {
    const record = this.#record;
    if (!record) return;
    let saved = json.encode(record);
    await this.#lease.save(() => {
      saved = json.encode(record);
      return record;
    });
    this.broker.nats.publish(relaySubject(this.broker.desk, this.category), saved);
  }

  async release(): Promise<void> {
    if (this.#record) await this.#lease.release(this.#record);
  }

  #confirm(event: StoredEvent, id: string, sequence: number): void {
    const record = this.#record;
    if (!record) return;
    this.#confirmed.add(event.id);
    const partition = this.broker.partitionOf(ticketOf(event));
    record.last[partition] = Math.max(record.last[partition] ?? 0, sequence);
    if (sequence > (record.top?.sequence ?? 0)) record.top = { sequence, id };
  }

  /** In a new stream: what a relay put there before it knew would stand before what it must follow. */
  async #empty(): Promise<void> {
    const { streams } = await this.broker.manager();
    await streams.purge(this.broker.stream, { filter: this.broker.subjects(this.category) });
  }

  async #survey(stream: string, filling: string): Promise<RelayRecord> {
    const partitions = Array.from({ length: this.broker.partitions }, (_, partition) => partition);
    const messages = await Promise.all(partitions.map((partition) => this.broker.lastMessage(this.category, partition)));
    const newest = messages.reduce<StoredMsg | null>(
      (best, message) => (message && message.seq > (best?.seq ?? 0) ? message : best),
      null,
    );
    return {
      stream,
      filling,
      position: newest?.header.get(FLOOR) || null,
      top: newest && { sequence: newest.seq, id: newest.header.get(MESSAGE_ID) },
      last: messages.map((message) => message?.seq ?? 0),
    };
  }
}
