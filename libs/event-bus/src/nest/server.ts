import { categories, categoryOf, eventSchemas, type Recorded } from '@eventdesk/contracts';
import type { Tracer } from '@eventdesk/event-store';
import { BaseRpcContext, type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { tracedEvent, tracedRequest, traceIdOfRequest } from '../common/traced';
import type { CheckpointStore, Consumer, EventBus } from '../port';
import type { RequestRegistry } from './requests';

export interface ServiceServerOptions {
  /** The service's name, and that of its durable consumer. */
  name: string;
  /** Where `@EventPattern` handlers get their events from. */
  bus?: EventBus;
  /** Where `@MessagePattern` handlers are asked. */
  commands?: RequestRegistry;
  /** As in ConsumerOptions. */
  concurrency?: number;
  checkpoints?: CheckpointStore;
  /** Spans of what the service is told and asked; absent: none. */
  tracer?: Tracer | undefined;
}

/** A service's transport: its event handlers over one durable consumer, its message handlers where requests come in. */
export class ServiceServer extends Server implements CustomTransportStrategy {
  #consumer: Consumer | null = null;
  #leave: (() => void | Promise<void>)[] = [];
  readonly #answering = new Set<Promise<unknown>>();

  constructor(readonly options: ServiceServerOptions) {
    super();
  }

  /** Null before the start, and for a service without event handlers. */
  get consumer(): Consumer | null {
    return this.#consumer;
  }

  /** @throws Error for a second handler of one pattern: Nest would run both at once, and retry both when one fails while the other runs on */
  override addHandler(...[pattern, callback, isEventHandler, extras]: Parameters<Server['addHandler']>): void {
    const route = this.normalizePattern(pattern as string);
    if (this.messageHandlers.has(route)) throw new Error(`${this.options.name} has two handlers for ${route}`);
    super.addHandler(pattern, callback, isEventHandler, extras);
  }

  listen(callback: (error?: unknown) => void): void {
    this.#start().then(() => callback(), callback);
  }

  /** Takes no new work and finishes what is under way. */
  async close(): Promise<void> {
    const left = this.#leave.splice(0).map((leave) => leave());
    await Promise.all([...left, Promise.allSettled(this.#answering), this.#consumer?.stop()]);
  }

  on(): never {
    throw new Error('this transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.#consumer as T;
  }

  async #start(): Promise<void> {
    const handlers = [...this.messageHandlers];
    const events = handlers.filter(([, handler]) => handler.isEventHandler).map(([pattern]) => pattern);
    const prefixes = [...new Set(events.map(prefixOf))];
    for (const [pattern, handler] of handlers) if (!handler.isEventHandler) this.#answer(pattern, handler);
    if (events.length === 0) return;
    const { name, bus, concurrency, checkpoints } = this.options;
    if (!bus) throw new Error(`${name} handles ${events.join(', ')} but was given no bus`);
    this.#consumer = await bus.consume({ name, prefixes, concurrency, checkpoints }, (event) => this.#handle(event));
  }

  /** The handler of the event's type, then the one of its whole category. Rejects with the handler's own error. */
  async #handle(event: Recorded): Promise<void> {
    const category = categoryOf(event.stream);
    const patterns = [`${category}.${event.type}`, `${category}.*`].filter((pattern) => this.messageHandlers.has(pattern));
    if (patterns.length === 0) return;
    await tracedEvent(this.options.tracer, this.options.name, event, async (traced) => {
      for (const pattern of patterns) {
        const handler = this.messageHandlers.get(pattern);
        if (handler) await run(handler, traced, pattern);
      }
    });
  }

  #answer(pattern: string, handler: MessageHandler): void {
    const { name, commands, tracer } = this.options;
    if (!commands) throw new Error(`${name} answers ${pattern} but was given no place to be asked`);
    const responder = (data: unknown) => {
      const answer = tracedRequest(tracer, { kind: 'server', pattern }, data, (traced) => run(handler, traced, pattern));
      const underWay: Promise<unknown> = answer
        .catch((error: unknown) => this.#logFault(pattern, data, error))
        .finally(() => this.#answering.delete(underWay));
      this.#answering.add(underWay);
      return answer;
    };
    this.#leave.push(commands.register(pattern, responder));
  }

  /** Only the responder knows the error; the asker gets its name and message. */
  #logFault(pattern: string, data: unknown, error: unknown): void {
    const trace = traceIdOfRequest(data);
    const text = `${pattern} failed${trace === undefined ? '' : ` (trace ${trace})`}: ${String(error)}`;
    this.logger.error(text, error instanceof Error ? error.stack : undefined);
  }
}

/** Nest hands back values, promises and observables; and, through `startService`'s filter, the handler's own errors. */
async function run(handler: MessageHandler, payload: unknown, pattern: string): Promise<unknown> {
  const result: unknown = await handler(payload, new BaseRpcContext([pattern]));
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}

/** @throws Error for a pattern that no event will ever match: it would be silence, not an error, at run time */
function prefixOf(pattern: string): string {
  const [category, type, ...rest] = pattern.split('.');
  const known = categories.some((name) => name === category) && type !== undefined && (type === '*' || type in eventSchemas);
  if (!known || rest.length > 0) throw new Error(`@EventPattern('${pattern}') matches no event of the desk`);
  return `${category}-`;
}
