import { setImmediate } from 'node:timers/promises';
import { Turns } from './turns';

describe('turns', () => {
  const started: string[] = [];
  const finish = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      started.push(name);
      finish.set(name, (error) => (error ? reject(error) : resolve(name)));
    });
  let turns: Turns;
  beforeEach(() => {
    turns = new Turns(2);
    started.length = 0;
  });

  it('are taken in order, so many at a time, also after one that failed', async () => {
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.take(work(name)));
    expect(started).toEqual(['a', 'b']);
    finish.get('b')?.(new Error('no'));
    await expect(all[1]).rejects.toThrow('no');
    await setImmediate();
    expect(started).toEqual(['a', 'b', 'c']);
    finish.get('a')?.();
    finish.get('c')?.();
    await setImmediate();
    finish.get('d')?.();
    expect(await Promise.all([all[0], all[2], all[3]])).toEqual(['a', 'c', 'd']);
  });

  it('are refused to all who wait, and to nobody who comes later', async () => {
    const all = ['a', 'b', 'c'].map((name) => turns.take(work(name)));
    turns.refuse(new Error('nobody answers'));
    await expect(all[2]).rejects.toThrow('nobody answers');
    const later = turns.take(work('d'));
    for (const name of ['a', 'b']) finish.get(name)?.();
    await setImmediate();
    expect(started).toEqual(['a', 'b', 'd']);
    finish.get('d')?.();
    expect(await later).toBe('d');
  });
});
