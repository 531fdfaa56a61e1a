import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import { note, Recorder, ticket } from '../contract/fixture';
import type { Consumer, EventBus } from '../port';
import type { JetStreamDesk } from './desk-under-test.for-spec';

const names = [...'abcdefghijklmnop'];
const PAUSE_MS = 2;

const byNumber = (a: string, b: string) => Number(a.slice(1)) - Number(b.slice(1));

/** Events that keep being appended while something happens to the broker, and instances of one service that handle them. */
export class Traffic {
  readonly #counts = new Map(names.map((name) => [name, 0]));
  readonly #handled: string[] = [];
  readonly consumers: Consumer[] = [];
  readonly recorder = new Recorder(async (text) => {
    await sleep(1);
    this.#handled.push(text);
  });
  #stopped = false;
  #last = '';
  readonly #writing: Promise<void>;

  static async start(desk: JetStreamDesk, buses: EventBus[]): Promise<Traffic> {
    const traffic = new Traffic(desk);
    for (const bus of buses)
      traffic.consumers.push(await bus.consume({ name: 'c', prefixes: ['ticket-'] }, traffic.recorder.handler));
    await sleep(300);
    return traffic;
  }

  private constructor(private readonly desk: JetStreamDesk) {
    this.#writing = this.#write();
  }

  /** @returns milliseconds until all that has been appended so far is handled by somebody */
  async lag(): Promise<number> {
    const started = performance.now();
    await Promise.all(this.consumers.map((consumer) => consumer.passed(this.#last)));
    return performance.now() - started;
  }

  /**
   * Ends, and expects every event to have been handled, of each ticket in order as each came first; and to be there for who comes late.
   * @param removed from the stream before it was read: that comes again, behind what was published until the relay noticed
   */
  async end(late: EventBus, removed = false): Promise<void> {
    this.#stopped = true;
    await this.#writing;
    await this.lag();
    this.#expectWhole(removed ? this.#handled.toSorted(byNumber) : this.#handled);
    const latecomer = new Recorder();
    await (await late.consume({ name: 'latecomer', prefixes: ['ticket-'] }, latecomer.handler)).passed(this.#last);
    this.#expectWhole(latecomer.finished);
  }

  #expectWhole(handled: string[]): void {
    const first = [...new Set(handled)];
    for (const [name, count] of this.#counts) {
      const all = Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
      expect(first.filter((text) => text.startsWith(name))).toEqual(all);
    }
  }

  async #write(): Promise<void> {
    for (let index = 0; !this.#stopped; index++) {
      const name = names[index % names.length] ?? 'a';
      const count = (this.#counts.get(name) ?? 0) + 1;
      this.#last = await this.desk.append(streams.ticket(ticket(name)), [note(ticket(name), `${name}${count}`)]);
      this.#counts.set(name, count);
      await sleep(PAUSE_MS);
    }
  }
}
