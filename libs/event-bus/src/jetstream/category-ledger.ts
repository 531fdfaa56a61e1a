/** What a relay remembers of one category, and how it finds out that the stream is not what it was. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Category, type StoredEvent } from '@eventdesk/contracts';
import { headers, JSONCodec, nuid, type StoredMsg, type StreamInfo } from 'nats';
import { ticketOf } from '../common/attempts';
import { reached } from '../common/waiters';
import type { Broker } from './broker';
import { Lease, LeaseLost } from './lease';
import { FLOOR, MESSAGE_ID, relayKey, type RelayRecord, relaySubject, removedFrom } from './relay-record';

const json = JSONCodec<RelayRecord>();
/** A relay that was replaced finds out by its next save, a fifth of a second after it published. */
const RIVAL_MS = 1_000;

export class CategoryLedger {
  readonly #lease: Lease<RelayRecord>;
  #record: RelayRecord | null = null;
  /** Confirmed events past the record's position. */
  readonly #confirmed = new Set<string>();
  /** What is confirmed from now on stands behind it. */
  #tail = 0;
  /** It was another's until now, who may not know yet. */
  #mayHaveRival = false;

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
    this.#mayHaveRival = !ours;
    // Nobody else was at it meanwhile: then we know more than was saved.
    if (ours && this.#record) return true;
    this.#record = value;
    this.#tail = value?.top?.sequence ?? 0;
    this.#confirmed.clear();
    return true;
  }

  /** Compares the record with what the stream really has, and goes on from there. @throws LeaseLost, NatsError */
  async fit(info: StreamInfo): Promise<'as it was' | 'filling again'> {
    const record = this.#record;
    const found = record ? await this.#judge(record, info) : 'sound';
    if (record && found === 'sound') {
      await this.#recount(record);
      return 'as it was';
    }
    if (found === 'damaged' || found === 'another') this.#record = await this.#beginAnew(info, found);
    else this.#record = await this.#survey(info, record ? nuid.next() : '');
    this.#confirmed.clear();
    this.#tail = 0;
    await this.save();
    return record ? 'filling again' : 'as it was';
  }

  /** Does the stream still have all that was confirmed? @throws LeaseLost, NatsError */
  async isSound(info: StreamInfo): Promise<boolean> {
    const record = this.#record;
    if (!record) return false;
    const before = record.removed;
    const found = await this.#judge(record, info);
    // Consumers go by it.
    if (found === 'sound' && record.removed !== before) await this.save();
    return found === 'sound';
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
    const subject = this.broker.subjectOf(event);
    const { seq, duplicate } = await link.ask(() => js.publish(subject, message, { msgID, headers: head }));
    if (!duplicate && seq <= this.#tail) throw new Error('the stream lost its end');
    this.#confirm(event, msgID, seq);
    if (!duplicate) record.count = (record.count ?? 0) + 1;
  }

  /** Everything up to here is confirmed. */
  moveTo(position: string): void {
    if (!this.#record || reached(this.#record.position, position)) return;
    this.#record.position = position;
    this.#confirmed.clear();
    this.#tail = this.#record.top?.sequence ?? 0;
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
    this.#publish(saved);
  }

  /** Tells consumers only: what they make of it stands in the stream, also when this is lost. */
  tell(): void {
    if (this.#record && this.held && !this.broker.nats.isClosed()) this.#publish(json.encode(this.#record));
  }

  async release(): Promise<void> {
    if (this.#record) await this.#lease.release(this.#record);
  }

  #publish(record: Uint8Array): void {
    this.broker.nats.publish(relaySubject(this.broker.desk, this.category), record);
  }

  #confirm(event: StoredEvent, id: string, sequence: number): void {
    const record = this.#record;
    if (!record) return;
    this.#confirmed.add(event.id);
    const partition = this.broker.partitionOf(ticketOf(event));
    record.last[partition] = Math.max(record.last[partition] ?? 0, sequence);
    if (sequence > (record.top?.sequence ?? 0)) record.top = { sequence, id };
  }

  /**
   * `shortened`: it lost its end and nothing else, as a server does that lost its last writes. `damaged`: something is missing, nobody
   * knows what; `another`: created at another time.
   */
  async #judge(record: RelayRecord, info: StreamInfo): Promise<'sound' | 'shortened' | 'damaged' | 'another'> {
    if (record.stream !== info.created) return 'another';
    // As they are now: more may be confirmed before the stream answers.
    const { top, count = 0 } = record;
    const removed = removedFrom(info);
    if (record.removed !== removed) {
      if ((await this.broker.count(this.category)) < count) return 'damaged';
      record.removed = removed;
    }
    if (!top) return 'sound';
    const message = await this.broker.messageAt(top.sequence);
    if (message?.header.get(MESSAGE_ID) === top.id) return 'sound';
    const last = await this.broker.lastMessage(this.category);
    return last && last.seq >= top.sequence ? 'damaged' : 'shortened';
  }

  /** What was confirmed after the record was saved last was not counted. */
  async #recount(record: RelayRecord): Promise<void> {
    const count = await this.broker.count(this.category);
    const info = await this.broker.streamInfo();
    if (info?.created === record.stream && removedFrom(info) === record.removed) record.count = count;
  }

  /**
   * The whole category is to be put there, after nothing: what a relay put into a new stream before it knew would stand before what
   * it must follow. Nor does what one puts there who does not know yet that it was replaced say anything of what stands before it.
   */
  async #beginAnew(info: StreamInfo, found: 'damaged' | 'another'): Promise<RelayRecord> {
    if (this.#mayHaveRival) await sleep(RIVAL_MS);
    // Also finds out whether the category is still ours to judge.
    await this.save();
    if (found === 'damaged') await this.broker.replaceStream(info);
    const { streams } = await this.broker.manager();
    await streams.purge(this.broker.stream, { filter: this.broker.subjects(this.category) });
    const stream = await this.broker.ensureStream();
    const last = new Array<number>(this.broker.partitions).fill(0);
    const nothing = { position: null, top: null, last, count: 0 };
    return { ...nothing, stream: stream.created, filling: nuid.next(), removed: removedFrom(stream) };
  }

  async #survey(info: StreamInfo, filling: string): Promise<RelayRecord> {
    const partitions = Array.from({ length: this.broker.partitions }, (_, partition) => partition);
    const messages = await Promise.all(partitions.map((partition) => this.broker.lastMessage(this.category, partition)));
    const newest = messages.reduce<StoredMsg | null>(
      (best, message) => (message && message.seq > (best?.seq ?? 0) ? message : best),
      null,
    );
    return {
      stream: info.created,
      filling,
      position: newest?.header.get(FLOOR) || null,
      top: newest && { sequence: newest.seq, id: newest.header.get(MESSAGE_ID) },
      last: messages.map((message) => message?.seq ?? 0),
      count: await this.broker.count(this.category),
      removed: removedFrom(info),
    };
  }
}
