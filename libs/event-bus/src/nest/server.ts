import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { CheckpointStore, Consumer, EventBus } from '../port';
import type { InProcessRequests } from './requests';

export interface ServiceServerOptions {
  /** The service's name, and that of its durable consumer. */
  name: string;
  /** Where `@EventPattern` handlers get their events from. */
  bus?: EventBus;
  /** Where `@MessagePattern` handlers are asked. */
  commands?: InProcessRequests;
  /** As in ConsumerOptions. */
  concurrency?: number;
  checkpoints?: CheckpointStore;
}

/** A service's transport: its event handlers over one durable consumer, its message handlers over in-process requests. */
export class ServiceServer extends Server implements CustomTransportStrategy {
  constructor(readonly options: ServiceServerOptions) {
    super();
  }

  /** Null before the start, and for a service without event handlers. */
  get consumer(): Consumer | null {
    return null;
  }

  listen(callback: (error?: unknown) => void): void {
    callback(new Error('under construction'));
  }

  async close(): Promise<void> {}

  on(): void {
    throw new Error('this transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.options.bus as T;
  }
}
