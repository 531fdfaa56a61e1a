import { setTimeout as pause } from 'node:timers/promises';
import { KeyedQueue } from './keyed-queue';

describe('work queued by key', () => {
  it('runs in the order it came, one at a time per key, and different keys side by side', async () => {
    const queue = new KeyedQueue();
    const log: string[] = [];
    const work = (name: string, ms: number) => async () => {
      log.push(`${name} starts`);
      await pause(ms);
      log.push(`${name} ends`);
    };
    await Promise.all([queue.run('a', work('a1', 10)), queue.run('a', work('a2', 0)), queue.run('b', work('b1', 0))]);
    expect(log).toEqual(['a1 starts', 'b1 starts', 'b1 ends', 'a1 ends', 'a2 starts', 'a2 ends']);
  });

  it('goes on after a failure, which only its own caller sees, and forgets a key without work', async () => {
    const queue = new KeyedQueue();
    const failing = queue.run('a', () => Promise.reject(new Error('no')));
    const following = queue.run('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    await expect(following).resolves.toBe('done');
    expect(queue.size).toBe(0);
  });
});
