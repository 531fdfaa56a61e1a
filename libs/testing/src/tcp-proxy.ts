import { createServer, connect, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, and fails as networks and servers do. */
export class TcpProxy {
  readonly #pairs = new Set<[Socket, Socket]>();
  #state: 'passing' | 'silent' = 'passing';

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param target where the real server listens */
  static async before(target: { host: string; port: number }): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
    const proxy = new TcpProxy(server, address.port);
    server.on('connection', (client) => proxy.#join(client, connect(target)));
    return proxy;
  }

  /** As when the server dies: every connection ends, new ones are refused. */
  async down(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.cut();
    await closed;
  }

  /** As when it is back at the same place. */
  up(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
  }

  /** As when a cable is pulled: connections stay, and nothing comes through any more. */
  silence(): void {
    this.#state = 'silent';
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** As when the cable is back, but for what was under way: that is lost with its connection. */
  restore(): void {
    this.#state = 'passing';
    this.cut();
  }

  /** Every connection ends, new ones are welcome. */
  cut(): void {
    for (const pair of [...this.#pairs]) for (const socket of pair) socket.destroy();
  }

  async close(): Promise<void> {
    if (this.server.listening) await this.down();
  }

  #join(client: Socket, upstream: Socket): void {
    const pair: [Socket, Socket] = [client, upstream];
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => client.write(bytes));
    if (this.#state === 'silent') for (const socket of pair) socket.pause();
  }
}
