import { Lifecycle } from './lifecycle';
import { createLogger } from './logger';

describe('orderly stop', () => {
  it('stops every part once, last started first, and goes on when one fails', async () => {
    const stopped: string[] = [];
    const lifecycle = new Lifecycle(createLogger('silent'));
    lifecycle.started('store', () => void stopped.push('store'));
    lifecycle.started('bus', () => Promise.reject(new Error('stuck')));
    lifecycle.started('gateway', async () => void stopped.push('gateway'));
    await expect(Promise.all([lifecycle.stop(), lifecycle.stop()])).resolves.toEqual([false, false]);
    expect(stopped).toEqual(['gateway', 'store']);
  });

  it('says that it begins before the first part stops', async () => {
    const lifecycle = new Lifecycle(createLogger('silent'));
    const said: boolean[] = [lifecycle.stopping.aborted];
    lifecycle.started('gateway', () => void said.push(lifecycle.stopping.aborted));
    await lifecycle.stop();
    expect(said).toEqual([false, true]);
  });
});
