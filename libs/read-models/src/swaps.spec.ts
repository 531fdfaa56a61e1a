import { setTimeout as sleep } from 'node:timers/promises';
import { ViewsSwapped } from './port';
import { Swaps } from './swaps';

describe('who applies events to views that were swapped', () => {
  it('is told once, and refused until the new checkpoint was asked for', async () => {
    let told = 0;
    const swaps = new Swaps(() => told++);
    swaps.refuseStale();
    swaps.noticed();
    for (let times = 0; times < 3; times++) expect(() => swaps.refuseStale()).toThrow(ViewsSwapped);
    await sleep(0);
    expect(told).toBe(1);
    swaps.checkpointLoaded();
    swaps.refuseStale();
  });

  it('is told again when he goes on as if he had not heard', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setTimeout', 'setImmediate'] });
    let told = 0;
    const swaps = new Swaps(() => told++);
    swaps.noticed();
    jest.advanceTimersByTime(1_000);
    expect(() => swaps.refuseStale()).toThrow(ViewsSwapped);
    jest.useRealTimers();
    await sleep(0);
    expect(told).toBe(2);
  });
});
