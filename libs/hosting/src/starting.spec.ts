import { createLogger } from '@eventdesk/runtime';
import { untilThere } from './starting';

describe('an engine that is opened', () => {
  const away = new Error('away');
  const said: string[] = [];
  const logger = createLogger('silent');
  logger.warn = (_: unknown, text?: string) => void said.push(String(text));
  const wait = (signal = new AbortController().signal) => ({
    ...{ what: 'the views', isAway: (error: unknown) => error === away, logger, signal, everyMs: 1 },
  });
  beforeEach(() => said.splice(0));

  it('is waited for while it is away, which is said once in a while', async () => {
    let asked = 0;
    expect(await untilThere(async () => (++asked < 4 ? Promise.reject(away) : 'open'), wait())).toBe('open');
    expect([asked, said]).toEqual([4, ['waiting for the views']]);
  });

  it('is not waited for when something else is wrong with it', async () => {
    await expect(untilThere(() => Promise.reject(new Error('no such user')), wait())).rejects.toThrow('no such user');
    expect(said).toEqual([]);
  });

  it('is waited for no longer than the process is to live', async () => {
    const stopping = new AbortController();
    const waiting = untilThere(() => Promise.reject(away), wait(stopping.signal));
    stopping.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
