import type { Tracer } from '@eventdesk/event-store';
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { tracedRequest } from '../common/traced';
import { type InProcessRequests, REQUEST_TIMEOUT_MS } from './requests';

/** `client.send(pattern, data)` in process, under a span where there is a tracer. Errors are RequestFaults: RequestTimeout after `timeoutMs` (5 s), NoResponder, others. */
export class InProcessClient extends ClientProxy {
  constructor(
    private readonly requests: InProcessRequests,
    private readonly timeoutMs = REQUEST_TIMEOUT_MS,
    private readonly tracer?: Tracer,
  ) {
    super();
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {}

  unwrap<T>(): T {
    return this.requests as T;
  }

  protected publish({ pattern, data }: ReadPacket, callback: (packet: WritePacket) => void): () => void {
    const route = this.normalizePattern(pattern as string);
    tracedRequest(this.tracer, { kind: 'client', pattern: route }, data, (traced) =>
      this.requests.request(route, traced, this.timeoutMs),
    ).then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    );
    return () => {};
  }

  protected dispatchEvent(): Promise<never> {
    return Promise.reject(new Error('events are appended to the event store, never emitted'));
  }
}
