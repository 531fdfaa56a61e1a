/** For component specs: a desk that answers what it is told. */
export interface Asked {
  method: string;
  /** Without what comes after the question mark. */
  path: string;
  search: URLSearchParams;
}
export type Answering = (asked: Asked) => { status?: number; body?: unknown } | undefined;

const refusal = (status: number, code: string) => ({ type: '', title: '', status, code, detail: '' });
export const refused = (status: number, code: string) => ({ status, body: refusal(status, code) });

/** @returns all that is asked of it, in order */
export function deskThat(answers: Answering): Asked[] {
  const asked: Asked[] = [];
  const fetch = async ({ url, method }: { url: string; method: string }) => {
    const { pathname: path, searchParams: search } = new URL(url, 'http://desk');
    asked.push({ method, path, search });
    await Promise.resolve();
    const { status = 200, body } = answers({ method, path, search }) ?? refused(404, 'not_found');
    const text = () => Promise.resolve(body === undefined ? '' : JSON.stringify(body));
    return { ok: status < 300, status, statusText: '', headers: new Headers(), text };
  };
  Object.assign(globalThis, { fetch });
  return asked;
}

/** An event source that is opened, fails and tells only when a spec has it do so. */
export class FakeEvents extends EventTarget {
  static readonly CLOSED = 2;
  static readonly all: FakeEvents[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FakeEvents.all.push(this);
  }
  static get last(): FakeEvents | undefined {
    return this.all.at(-1);
  }
  close(): void {
    this.readyState = FakeEvents.CLOSED;
  }
  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  /** @param answered whether the desk answered that it would not */
  fails(answered: boolean): void {
    this.readyState = answered ? FakeEvents.CLOSED : 0;
    this.onerror?.();
  }
  tells(event: { type: string; ticket_id: string }): void {
    this.dispatchEvent(new MessageEvent(event.type, { data: JSON.stringify(event) }));
  }
}
