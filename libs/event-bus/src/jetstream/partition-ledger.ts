/** What of a partition outlives the instance that holds it, and where whoever holds it next goes on. */
import { reached } from '../common/waiters';
import { Durable } from './durable';
import type { Lease } from './lease';
import type { Reading, ReadingStart } from './reading';
import type { PartitionSettings } from './settings';

export interface PartitionRecord {
  /** The durable that its last holder read. */
  durable: string | null;
  /** What `floor` and the durable's own floor speak of; of no use for another filling of the stream. */
  fillings: string;
  floor: number;
  /** Everything of the partition up to here in the log is finished or parked. */
  position: string | null;
  /** For which epoch of a checkpoint kept elsewhere. */
  epoch: string;
  /** When checkpoints are kept elsewhere: the last one that acknowledgements relied on. */
  checkpoint: string | null;
}

const nothing: PartitionRecord = { durable: null, fillings: '', floor: 0, position: null, epoch: '', checkpoint: null };

export class PartitionLedger {
  readonly #record: PartitionRecord;
  #reading: Reading | null = null;

  constructor(
    private readonly settings: PartitionSettings,
    private readonly partition: number,
    private readonly lease: Lease<PartitionRecord>,
    record: PartitionRecord | null,
  ) {
    this.#record = { ...nothing, ...record };
  }

  get held(): boolean {
    return this.lease.held;
  }

  /** Where everything is finished up to, while nothing is read. Kept elsewhere, nobody knows before it was asked for. */
  get position(): string | null {
    return this.settings.checkpoint() ? null : this.#record.position;
  }

  /** Where to go on in the stream as it is filled now: right after what was acknowledged, or, when that means nothing, from its beginning. */
  async start(stream: string, fillings: string): Promise<ReadingStart> {
    const kept = await this.settings.checkpoint();
    const { durable, floor, checkpoint, position } = this.#record;
    // Kept elsewhere, it may be older than what was acknowledged: restored, or of views that were built beside.
    const covers = !kept || (checkpoint !== null && reached(kept.position, checkpoint));
    const place = kept ?? { position, epoch: '' };
    const start = { stream, fillings, position: place.position, epoch: place.epoch, acksWait: kept !== undefined };
    if (this.#record.fillings !== fillings || !covers) return { ...start, floor: 0, again: true };
    const acknowledged = durable ? await Durable.floorOf(this.settings.broker, durable) : 0;
    return { ...start, floor: Math.max(floor, acknowledged), again: false };
  }

  /** @throws LeaseLost */
  async openDurable(reading: Reading): Promise<Durable> {
    const { broker, name, categories, ackWaitMs } = this.settings;
    const before = this.#record.durable;
    const durable = `${name}_${this.partition}_${this.lease.revision}`;
    if (this.#reading !== reading && reading.start.again) this.#record.checkpoint = null;
    this.#reading = reading;
    this.#record.durable = durable;
    await this.save(reading);
    const filters = broker.filters(categories, this.partition);
    const opened = await Durable.create(broker, { name: durable, filters, floor: reading.floor, ackWaitMs });
    if (before) await Durable.remove(broker, before);
    return opened;
  }

  /** Also renews the lease. @throws LeaseLost */
  save(reading: Reading | null): Promise<void> {
    return this.lease.save(() => this.#note(reading));
  }

  /** To be noted before anything is acknowledged that relies on it. @throws LeaseLost */
  relyOn(checkpoint: string, reading: Reading): Promise<void> {
    this.#record.checkpoint = checkpoint;
    return this.save(reading);
  }

  /** Lets another instance go on at once. */
  release(reading: Reading | null): Promise<void> {
    return this.lease.release(this.#note(reading));
  }

  /** A reading that has no durable yet is not noted: the floors of before are of another one. */
  #note(reading: Reading | null): PartitionRecord {
    if (reading && reading === this.#reading) {
      const { start, floor, certain: position } = reading;
      Object.assign(this.#record, { fillings: start.fillings, floor, position, epoch: start.epoch });
    }
    return this.#record;
  }
}
