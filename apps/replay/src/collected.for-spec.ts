/** For specs: what a verb wrote, as text. */
import { Writable } from 'node:stream';
import type { Streams } from './out';

export class Collected {
  #answers = '';
  #remarks = '';

  readonly streams: Streams = {
    stdout: new Writable({ write: (chunk, _, done) => done(void (this.#answers += String(chunk))) }),
    stderr: new Writable({ write: (chunk, _, done) => done(void (this.#remarks += String(chunk))) }),
  };

  answers(): string {
    return this.#answers;
  }

  remarks(): string {
    return this.#remarks;
  }
}
