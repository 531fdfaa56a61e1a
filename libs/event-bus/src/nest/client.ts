import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { type InProcessRequests, REQUEST_TIMEOUT_MS } from './requests';

/** `client.send(pattern, data)` in process. Errors are RequestFaults: RequestTimeout after `timeoutMs` (5 s), NoResponder, others. */
export class InProcessClient extends ClientProxy {
  constructor(
    private readonly requests: InProcessRequests,
    private readonly timeoutMs = REQUEST_TIMEOUT_MS,
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
    this.requests.request(this.normalizePattern(pattern as string), data, this.timeoutMs).then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    );
    return () => {};
  }

  protected dispatchEvent(): Promise<never> {
    return Promise.reject(new Error('events are appended to the event store, never emitted'));
  }
}
