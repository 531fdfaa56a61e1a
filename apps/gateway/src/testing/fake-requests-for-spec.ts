/** Requests to services that a spec answers itself; over the wire, as JSON. */
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';

type Responder = (data: unknown) => Promise<unknown>;

export class FakeRequests extends ClientProxy {
  readonly responders = new Map<string, Responder>();
  readonly asked: { pattern: string; data: unknown }[] = [];

  connect = () => Promise.resolve();
  close = () => undefined;
  unwrap = <T>() => this as unknown as T;
  protected override dispatchEvent = () => Promise.reject(new Error('no events here'));

  protected override publish({ pattern, data }: ReadPacket, callback: (packet: WritePacket) => void) {
    this.asked.push({ pattern: String(pattern), data });
    const responder = this.responders.get(String(pattern));
    const answer = responder
      ? responder(JSON.parse(JSON.stringify(data)))
      : Promise.reject(new Error(`nobody answers ${pattern}`));
    answer.then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    );
    return () => undefined;
  }
}
