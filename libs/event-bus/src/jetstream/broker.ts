/** What the desk has at NATS: one stream of events, cut into partitions by ticket, and one bucket of what its services must remember. */
import { categories as all, type Category, categoryOf, type StoredEvent } from '@eventdesk/contracts';
import {
  DiscardPolicy,
  type JetStreamClient,
  type JetStreamManager,
  nanos,
  type NatsConnection,
  RetentionPolicy,
  StorageType,
  type StoredMsg,
  type StreamConfig,
  type StreamInfo,
} from 'nats';
import { ticketOf } from '../common/attempts';
import { typeOf } from '../common/parked';
import { Bucket } from './bucket';
import { orNull, PartitionsDiffer } from './faults';
import { Link } from './link';

export interface BrokerSettings {
  nats: NatsConnection;
  /** First word of every name at the broker; default `desk`. */
  desk?: string;
  /** As many instances of one service can share its work; default 8. The same for every service of a desk. */
  partitions?: number;
  /** Servers that keep the stream and the bucket; default 1. */
  replicas?: number;
}

/** Within it a repeated publish is dropped by the server itself. Only a saving: what comes twice is harmless. */
const DUPLICATE_WINDOW_MS = 120_000;

export class Broker {
  readonly nats: NatsConnection;
  readonly link: Link;
  readonly js: JetStreamClient;
  readonly desk: string;
  readonly stream: string;
  readonly partitions: number;
  readonly bucket: Bucket;
  readonly #replicas: number;
  #manager: Promise<JetStreamManager> | null = null;

  constructor({ nats, desk = 'desk', partitions = 8, replicas = 1 }: BrokerSettings) {
    this.nats = nats;
    this.link = Link.of(nats);
    this.js = nats.jetstream();
    this.desk = desk;
    this.stream = `${desk}-events`;
    this.partitions = partitions;
    this.bucket = new Bucket(nats, `${desk}-bus`, replicas);
    this.#replicas = replicas;
  }

  manager(): Promise<JetStreamManager> {
    return (this.#manager ??= this.nats.jetstreamManager({ checkAPI: false }));
  }

  partitionOf(ticketId: string): number {
    return hash(ticketId) % this.partitions;
  }

  /** `desk.events.<partition>.<category>.<type>`, the type without its version. */
  subjectOf(event: StoredEvent): string {
    return `${this.desk}.events.${this.partitionOf(ticketOf(event))}.${categoryOf(event.stream)}.${typeOf(event)}`;
  }

  /** Subjects of one category, of one partition or of all. */
  subjects(category: Category, partition: number | '*' = '*'): string {
    return `${this.desk}.events.${partition}.${category}.>`;
  }

  /** What a consumer of these categories asks for. All of them in one filter: the server takes longer over several. */
  filters(categories: readonly Category[], partition: number): string[] {
    if (all.every((category) => categories.includes(category))) return [`${this.desk}.events.${partition}.>`];
    return categories.map((category) => this.subjects(category, partition));
  }

  /** Creates the stream, or sets right what is wrong with it. @throws PartitionsDiffer */
  ensureStream(): Promise<StreamInfo> {
    return this.link.ask(() => this.#ensureStream());
  }

  /** The stream's last message of a category, in one partition or in all. */
  async lastMessage(category: Category, partition: number | '*' = '*'): Promise<StoredMsg | null> {
    const { streams } = await this.manager();
    const last_by_subj = this.subjects(category, partition);
    return orNull(this.link.ask(() => streams.getMessage(this.stream, { last_by_subj })));
  }

  /** The stream as it is; null when there is none. */
  async streamInfo(): Promise<StreamInfo | null> {
    const { streams } = await this.manager();
    return orNull(this.link.ask(() => streams.info(this.stream)));
  }

  /** How many messages of a category the stream has. */
  async count(category: Category): Promise<number> {
    const { streams } = await this.manager();
    const info = await this.link.ask(() => streams.info(this.stream, { subjects_filter: this.subjects(category) }));
    return Object.values(info.state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
  }

  /** An empty stream in the place of the one created then; nothing when that is gone already. */
  async replaceStream({ created }: StreamInfo): Promise<StreamInfo> {
    const { streams } = await this.manager();
    const now = await this.streamInfo();
    if (now?.created === created) await orNull(this.link.ask(() => streams.delete(this.stream)));
    return this.ensureStream();
  }

  async messageAt(seq: number): Promise<StoredMsg | null> {
    const { streams } = await this.manager();
    return orNull(this.link.ask(() => streams.getMessage(this.stream, { seq })));
  }

  async #ensureStream(): Promise<StreamInfo> {
    const { streams } = await this.manager();
    const info = (await orNull(streams.info(this.stream))) ?? (await streams.add(this.#config()));
    const filled = info.config.metadata?.['desk_partitions'] ?? '(unknown)';
    if (filled !== String(this.partitions)) throw new PartitionsDiffer(this.stream, filled, this.partitions);
    const wanted = this.#limits();
    const sound = Object.entries(wanted).every(([key, value]) => info.config[key as keyof StreamConfig] === value);
    return sound ? info : streams.update(this.stream, { ...info.config, ...wanted });
  }

  #config(): Partial<StreamConfig> & { name: string } {
    return {
      name: this.stream,
      subjects: [`${this.desk}.events.>`],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      metadata: { desk_partitions: String(this.partitions) },
      ...this.#limits(),
    };
  }

  /** No limit may take an event away that somebody has not read: a full disk refuses new ones instead, and the relay waits. */
  #limits(): Partial<StreamConfig> {
    return {
      discard: DiscardPolicy.New,
      max_age: 0,
      max_msgs: -1,
      max_msgs_per_subject: -1,
      duplicate_window: nanos(DUPLICATE_WINDOW_MS),
      num_replicas: this.#replicas,
    };
  }
}

/** FNV-1a, 32 bits. Changing it would move tickets between partitions. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
