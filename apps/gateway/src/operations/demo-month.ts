/** Loading and removing the demo month, in parts, by ordinary requests to ticket-command: what broke off is begun again and ends alike. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BusinessEntity,
  type DemoPart,
  type DemoStatus,
  demoActor,
  demoBrandOf,
  demoCases,
  demoTicketId,
  derivedId,
  eventCodec,
  type Recorded,
  requestPatterns,
  streams,
  type TicketCommandMessage,
  type TicketCommandReply,
} from '@eventdesk/contracts';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import { type GatewayPorts, PORTS } from '../ports';

type Ports = Pick<GatewayPorts, 'requests' | 'store' | 'views' | 'config' | 'clock' | 'logger'>;
/** Why it is not begun. */
export type DemoRefusal = 'demo_unavailable' | 'demo_loaded' | 'demo_busy';

/** A month that was loaded here, wholly or in part. */
interface Generation {
  number: number;
  end: string;
  /** Its removal has begun: what is still there of it goes too. */
  over: boolean;
}
interface Work {
  state: 'loading' | 'removing';
  done: number;
  total: number;
}

const DAYS_MS = 30 * 86_400_000;
const CASES_AT_ONCE = 6;
const REMOVED_AT_ONCE = 8;
const LOOK_EVERY_MS = 100;
/** So long nothing may come into the views, or go, before it is told that something stands still. */
const PATIENCE_MS = 60_000;

@Injectable()
export class DemoMonth implements OnModuleDestroy {
  #work: Work | null = null;
  #fault: string | null = null;
  readonly #stopping = new AbortController();

  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  async status(): Promise<DemoStatus> {
    const brand = demoBrandOf(this.ports.config);
    const tickets = brand ? await this.#count(brand) : 0;
    if (this.#work) return { ...this.#work, tickets, error: null };
    const state = brand ? await this.#stateOf(brand, await this.#generation()) : 'absent';
    return { state, tickets, done: tickets, total: state === 'loaded' ? tickets : demoCases, error: this.#fault };
  }

  /** Goes on with one that broke off. @returns why not, null when it has begun */
  async load(): Promise<DemoRefusal | null> {
    const brand = demoBrandOf(this.ports.config);
    if (!brand) return 'demo_unavailable';
    const known = await this.#generation();
    const state = this.#work?.state ?? (await this.#stateOf(brand, known));
    if (state === 'loaded') return 'demo_loaded';
    if (state === 'removing') return 'demo_busy';
    if (this.#work) return null;
    const goesOn = known !== null && !known.over;
    const generation = goesOn ? known : { number: (known?.number ?? 0) + 1, end: this.ports.clock.now(), over: false };
    this.#begin({ state: 'loading', done: 0, total: demoCases }, (work) => this.#load(generation, work));
    return null;
  }

  /** Also what was opened by hand in the demo brand. @returns why not, null when it has begun */
  async remove(): Promise<DemoRefusal | null> {
    const brand = demoBrandOf(this.ports.config);
    if (!brand) return 'demo_unavailable';
    if (this.#work) return this.#work.state === 'removing' ? null : 'demo_busy';
    const [known, total] = [await this.#generation(), await this.#count(brand)];
    this.#begin({ state: 'removing', done: 0, total }, (work) => this.#remove(brand, known, work));
    return null;
  }

  #begin(work: Work, run: (work: Work) => Promise<void>): void {
    this.#work = work;
    this.#fault = null;
    run(work)
      .catch((error: unknown) => {
        if (this.#stopping.signal.aborted) return;
        this.#fault = error instanceof Error ? error.message : String(error);
        this.ports.logger.error({ err: error, ...work }, 'the demo data could not be loaded or removed to the end');
      })
      .finally(() => (this.#work = null));
  }

  async #load({ number, end }: Generation, work: Work): Promise<void> {
    // The first case alone: from there on its opening says of which month it is, whoever goes on with it.
    for (let from = 0, count = 1; ; from += count, count = CASES_AT_ONCE) {
      const part: DemoPart = { generation: number, end, from, count };
      await this.#ask(requestPatterns.demo, part);
      work.done = Math.min(from + count, demoCases);
      if (work.done === demoCases) break;
      this.#stopping.signal.throwIfAborted();
    }
    let missing = idsOf(number);
    await this.#until(async () => {
      missing = await this.#notInViews(missing);
      return -missing.length;
    }, 0);
  }

  /** Services on other machines bring them there in no order. */
  async #notInViews(ids: readonly string[]): Promise<string[]> {
    const missing: string[] = [];
    for (const id of ids) if (!(await this.ports.views.ticket(id))) missing.push(id);
    return missing;
  }

  async #remove(brand: BusinessEntity, generation: Generation | null, work: Work): Promise<void> {
    if (generation) await this.#removeAll(idsOf(generation.number));
    await this.#until(async () => {
      const { items, total } = await this.ports.views.tickets(ofBrand(brand, 200));
      work.done = Math.max(work.done, work.total - total);
      await this.#removeAll(items.map(({ id }) => id));
      return -total;
    }, 0);
  }

  async #removeAll(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += REMOVED_AT_ONCE) {
      await Promise.all(ids.slice(at, at + REMOVED_AT_ONCE).map((id) => this.#removeOne(id)));
      this.#stopping.signal.throwIfAborted();
    }
  }

  /** One that was removed before, by whomever, is as it should be. */
  async #removeOne(ticket_id: string): Promise<void> {
    const command_id = derivedId(ticket_id, 'demo', 'remove');
    const message: TicketCommandMessage = {
      command: { type: 'RemoveTicket', data: { reason: 'Demo data' } },
      metadata: {
        ...{ command_id, ticket_id, causation_id: command_id, correlation_id: command_id },
        ...{ issued_at: this.ports.clock.now(), actor: demoActor, expected_revision: null },
      },
    };
    const reply = await this.#ask<TicketCommandReply>(requestPatterns.ticketCommand, message);
    const isGone = reply.outcome === 'accepted' || ['ticket_removed', 'ticket_not_found'].includes(reply.refusal.code);
    if (!isGone) throw new Error(`the ticket ${ticket_id} cannot be removed: ${JSON.stringify(reply)}`);
  }

  /** Looks again and again until it is so far. @throws Error when it stands still for long */
  async #until(measure: () => Promise<number>, goal: number): Promise<void> {
    let [best, since] = [-Infinity, performance.now()];
    for (;;) {
      const now = await measure();
      if (now >= goal) return;
      if (now > best) [best, since] = [now, performance.now()];
      if (performance.now() - since > PATIENCE_MS) throw new Error('the views do not follow: is the projector there?');
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.#stopping.signal });
    }
  }

  async #stateOf(brand: BusinessEntity, generation: Generation | null): Promise<DemoStatus['state']> {
    if (!generation) return 'absent';
    if (generation.over) return (await this.#count(brand, generation.end)) > 0 ? 'removing' : 'absent';
    return (await this.#ends(demoTicketId(generation.number, demoCases - 1))) ? 'loaded' : 'loading';
  }

  /** The one loaded last; its first ticket that nobody removed by hand says whether it is being removed. */
  async #generation(): Promise<Generation | null> {
    let known: Generation | null = null;
    for (let number = 1; ; number++) {
      const first = await this.#ends(demoTicketId(number, 0));
      if (!first) return known;
      const end = new Date(Date.parse(first.opened.occurred_at) + DAYS_MS).toISOString();
      known = { number, end, over: await this.#isOver(number) };
    }
  }

  async #isOver(number: number): Promise<boolean> {
    for (let index = 0; ; index++) {
      const found = await this.#ends(demoTicketId(number, index));
      if (!found) return index > 0;
      if (found.last.type !== 'TicketRemoved') return false;
      if (found.last.actor.id === demoActor.id) return true;
    }
  }

  async #ends(ticketId: string): Promise<{ opened: Recorded; last: Recorded } | null> {
    let [opened, last]: [Recorded | null, Recorded | null] = [null, null];
    for await (const stored of this.ports.store.readStream(streams.ticket(ticketId))) {
      last = eventCodec.decode(stored);
      opened ??= last;
    }
    return opened && last && { opened, last };
  }

  async #count(brand: BusinessEntity, until?: string): Promise<number> {
    const opened_to = until === undefined ? {} : { opened_to: new Date(Date.parse(until) + 1).toISOString() };
    return (await this.ports.views.tickets({ ...ofBrand(brand, 1), ...opened_to })).total;
  }

  #ask<T = unknown>(pattern: string, data: object): Promise<T> {
    return lastValueFrom(this.ports.requests.send<T>(pattern, data));
  }
}

const idsOf = (generation: number): string[] => Array.from({ length: demoCases }, (_, index) => demoTicketId(generation, index));

const ofBrand = ({ id }: BusinessEntity, limit: number) => ({ business_entity_id: id, sort: 'created_at' as const, limit });
