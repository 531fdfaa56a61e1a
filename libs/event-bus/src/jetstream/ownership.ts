/** Which partitions of a consumer this instance holds. Instances share them evenly, without speaking to each other but by the bucket. */
import { comparePositions } from '@eventdesk/event-store';
import { nuid, type Subscription } from 'nats';
import { messageOf } from '../common/retry';
import { reached } from '../common/waiters';
import { CheckpointBeyondHead } from '../port';
import { HandledAnswers } from './handled-answers';
import { Lease } from './lease';
import { Members } from './members';
import { Partition } from './partition';
import { PartitionLedger, type PartitionRecord } from './partition-ledger';
import { answerRetries } from './retry-requests';
import type { PartitionSettings } from './settings';

export type Place = Pick<Partition, 'read' | 'position' | 'certain'>;

export class Ownership {
  readonly #instance = nuid.next();
  readonly #members: Members;
  readonly #leases: Lease<PartitionRecord>[];
  readonly #held = new Map<number, Partition>();
  readonly #answers = new Map<number, HandledAnswers>();
  /** Up to where the partitions of other instances were finished when last looked at. */
  readonly #elsewhere = new Map<number, Pick<PartitionRecord, 'position' | 'epoch'>>();
  readonly #nudges: Subscription;
  readonly #forget: () => void;
  #timer: NodeJS.Timeout | undefined;
  readonly #renewing: NodeJS.Timeout;
  #round: Promise<void> = Promise.resolve();
  #isAskedAgain = false;
  #fault: string | null = null;
  #started = false;
  #stopped = false;

  constructor(private readonly settings: PartitionSettings) {
    const { broker, name, leaseMs } = settings;
    // What is known of partitions, and who shares them, says nothing of those of another number.
    const ofSoMany = `of-${broker.partitions}`;
    this.#members = new Members(broker.bucket, { group: name, instance: this.#instance, among: ofSoMany, ttlMs: leaseMs });
    this.#leases = Array.from(
      { length: broker.partitions },
      (_, partition) => new Lease(broker.bucket, `partition.${name}.${partition}-${ofSoMany}`, this.#instance, leaseMs),
    );
    this.#renewing = setInterval(() => void this.#renew(), leaseMs / 3);
    this.#forget = broker.link.onBack(() => this.#again());
    this.#nudges = broker.nats.subscribe(this.#nudgeSubject, { callback: () => this.#again() });
  }

  get held(): Partition[] {
    return [...this.#held.values()];
  }

  get fault(): string | null {
    return this.#fault ?? this.held.find(({ fault }) => fault)?.fault ?? null;
  }

  of(partition: number): Partition | undefined {
    return this.#held.get(partition);
  }

  /** For those in this process who wait for its tickets. */
  answersOf(partition: number): HandledAnswers | undefined {
    return this.#answers.get(partition);
  }

  /** Everything of the partition up to here is finished, read: whoever holds it. */
  placeOf(partition: number): Place {
    const elsewhere = this.#elsewhere.get(partition);
    // What its holder has finished for views that were swapped since is not in the new ones: it is to start again, or be replaced.
    const position = elsewhere && elsewhere.epoch === this.settings.epoch() ? elsewhere.position : null;
    return this.#held.get(partition) ?? { read: position, position, certain: position };
  }

  /** Everything of this consumer up to here is finished, on whichever instance. */
  lowest(of: keyof Place): string | null {
    const places = this.#leases.map((_, partition) => this.placeOf(partition)[of]);
    return places.reduce((a, b) => (a === null || b === null ? null : comparePositions(a, b) <= 0 ? a : b));
  }

  /** Takes a share of the partitions. @throws CheckpointBeyondHead, PartitionsDiffer */
  async start(): Promise<void> {
    const { broker, name, store } = this.settings;
    await broker.ensureStream();
    const positions = [];
    for (const lease of this.#leases) positions.push((await lease.look()).value?.position ?? null);
    // Asked for after them: other instances go on meanwhile.
    const head = await store.head();
    for (const position of positions)
      if (position !== null && !reached(head, position)) throw new CheckpointBeyondHead(name, position, head);
    this.#started = true;
    const share = () => this.#share();
    this.#round = this.#round.then(share, share);
    await this.#round;
    this.#nudge();
    this.#again();
  }

  /** Takes and starts nothing more; resolves when nothing is at work. What is held stays held. */
  async halt(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#nudges.unsubscribe();
    this.#forget();
    const halted = () => Promise.all(this.held.map((partition) => partition.halt()));
    await Promise.all([halted(), this.#round]);
    // A round that was under way may have taken one.
    await halted();
  }

  /** Lets other instances go on at once. */
  async leave(): Promise<void> {
    clearInterval(this.#renewing);
    await Promise.all(this.held.map((partition) => partition.end()));
    this.#held.clear();
    await this.#members.leave().catch(() => {});
    this.#nudge();
  }

  get #nudgeSubject(): string {
    return `${this.settings.broker.desk}.bus.share.${this.settings.name}`;
  }

  /** Something changed: the others look at once instead of at their next round. */
  #nudge(): void {
    if (!this.settings.broker.nats.isClosed()) this.settings.broker.nats.publish(this.#nudgeSubject);
  }

  /** One round after another: the next begins after a while, or at once when asked. */
  #again(): void {
    // Before it is known where to go on from, nothing may be taken, whoever nudges.
    if (!this.#started || this.#stopped || this.#isAskedAgain) return;
    this.#isAskedAgain = true;
    clearTimeout(this.#timer);
    this.#round = this.#round.then(
      () => this.#makeRound(),
      () => this.#makeRound(),
    );
  }

  async #makeRound(): Promise<void> {
    this.#isAskedAgain = false;
    if (this.#stopped) return;
    try {
      await this.#share();
      this.#fault = null;
    } catch (error) {
      this.#fault = messageOf(error);
    }
    if (this.#stopped || this.#isAskedAgain) return;
    this.#timer = setTimeout(() => this.#again(), (this.settings.leaseMs / 3) * (0.8 + Math.random() / 5));
  }

  async #renew(): Promise<void> {
    await Promise.allSettled(this.held.map((partition) => partition.renew()));
  }

  async #share(): Promise<void> {
    await this.#members.beat();
    const fair = Math.ceil(this.#leases.length / (await this.#members.count()));
    const keeping = this.held.filter(({ isEnding }) => !isEnding);
    for (const partition of keeping.slice(fair)) this.#giveAway(partition);
    let missing = fair - keeping.length;
    for (const number of shuffled(this.#leases.keys()))
      if (!this.#held.has(number) && (await this.#lookAt(number, missing > 0))) missing--;
  }

  /** Lets go of it, or takes notice that it is lost. */
  #giveAway(partition: Partition): void {
    void partition.end().then(() => {
      if (this.#held.get(partition.number) === partition) this.#held.delete(partition.number);
      this.#nudge();
    });
  }

  /** @returns whether it was taken */
  async #lookAt(number: number, wanted: boolean): Promise<boolean> {
    const lease = this.#leases[number];
    if (!lease) return false;
    const { value, free } = await lease.look();
    this.#elsewhere.set(number, value ?? { position: null, epoch: '' });
    if (!free || !wanted || this.#stopped || !(await lease.take(value))) return false;
    const partition = new Partition(this.settings, number, new PartitionLedger(this.settings, number, lease, value));
    this.#held.set(number, partition);
    const stopAnswering = this.#answerFor(partition);
    void partition.start().finally(() => {
      stopAnswering();
      this.#giveAway(partition);
    });
    return true;
  }

  #answerFor(partition: Partition): () => void {
    const { broker, name, waiters } = this.settings;
    const retries = answerRetries(this.settings, partition);
    const answers = new HandledAnswers({ broker, consumer: name, partition: partition.number, waiters });
    this.#answers.set(partition.number, answers);
    return () => {
      this.#answers.delete(partition.number);
      retries.unsubscribe();
      answers.end();
    };
  }
}

/** So that instances that start together do not all begin with the same. */
function shuffled(numbers: Iterable<number>): number[] {
  return [...numbers]
    .map((number) => ({ number, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ number }) => number);
}
