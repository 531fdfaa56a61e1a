/** One stream of the client, taken in batches: what has come is read at once, and nothing is buffered beyond the stream itself. */

/** Of the largest events, this many are some hundred megabytes; of ordinary ones, enough to keep a reader busy. */
export const BUFFERED = 64;

/** What is used of a readable stream; the client's own type is that of an older Node. */
export interface Source {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
  read(): unknown;
}

export class Intake<T> {
  #fault: Error | null = null;
  #over = false;
  #wake: () => void = () => undefined;

  /** @param cancel tells the server that nobody reads any more */
  constructor(
    private readonly stream: Source,
    private readonly cancel: () => Promise<void>,
  ) {
    // The client emits errors without ending the stream, and may do so after it was cancelled: unheard, they end the process.
    stream.on('error', (error) => this.#end(error));
    stream.on('end', () => this.#end(null));
    stream.on('close', () => this.#end(null));
    stream.on('readable', () => this.#wake());
  }

  /**
   * What has come since, in order, at most BUFFERED; waits for the first. Nothing when nothing came in time; null at the end.
   * @throws what broke the stream off
   */
  async take(patienceMs: number): Promise<T[] | null> {
    for (let inTime = true; ;) {
      const items = this.#read();
      if (items.length > 0) return items;
      if (this.#fault) throw this.#fault;
      if (this.#over) return null;
      if (!inTime) return [];
      inTime = await this.#news(patienceMs);
    }
  }

  /** Ends it for whoever waits, and on the server: what is not cancelled keeps one of the connection's 100 places. */
  close(): void {
    this.#end(null);
    this.cancel().catch(() => undefined);
  }

  #read(): T[] {
    const items: T[] = [];
    if (this.#over && !this.#fault) return items;
    while (items.length < BUFFERED) {
      const item = this.stream.read() as T | null;
      if (item === null) break;
      items.push(item);
    }
    return items;
  }

  #end(fault: Error | null): void {
    if (!this.#over) this.#fault = fault;
    this.#over = true;
    this.#wake();
  }

  #news(patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
