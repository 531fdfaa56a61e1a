import { ManualClock, systemClock } from './clock';

describe('the manual clock', () => {
  it('moves only when told, and never back', () => {
    const clock = new ManualClock('2025-03-01T10:00:00+01:00');
    expect(clock.now()).toBe('2025-03-01T09:00:00.000Z');
    clock.moveTo('2025-03-01T17:00:00.000Z');
    expect(clock.now()).toBe('2025-03-01T17:00:00.000Z');
    expect(() => clock.moveTo('2025-03-01T16:59:59.999Z')).toThrow(RangeError);
  });

  it('wakes whoever sleeps until an instant that has come, and knows the next', async () => {
    const clock = new ManualClock('2025-03-01T09:00:00.000Z');
    const woken: string[] = [];
    const { signal } = new AbortController();
    void clock.sleepUntil('2025-03-01T11:00:00.000Z', signal).then(() => woken.push('late'));
    void clock.sleepUntil('2025-03-01T10:00:00.000Z', signal).then(() => woken.push('early'));
    void clock.sleepUntil(null, signal).then(() => woken.push('never'));
    expect(clock.nextWake).toBe('2025-03-01T10:00:00.000Z');
    clock.moveTo('2025-03-01T10:00:00.000Z');
    await Promise.resolve();
    expect(woken).toEqual(['early']);
    expect([clock.nextWake, clock.sleeping]).toEqual(['2025-03-01T11:00:00.000Z', 2]);
  });

  it('lets a sleeper go when its signal aborts', async () => {
    const clock = new ManualClock('2025-03-01T09:00:00.000Z');
    const abort = new AbortController();
    const sleep = clock.sleepUntil(null, abort.signal);
    abort.abort();
    await sleep;
    expect(clock.sleeping).toBe(0);
  });
});

describe('the system clock', () => {
  it('does not sleep for an instant that has passed, and wakes on abort', async () => {
    await systemClock.sleepUntil('2001-01-01T00:00:00.000Z', new AbortController().signal);
    const abort = new AbortController();
    const sleep = systemClock.sleepUntil('2999-01-01T00:00:00.000Z', abort.signal);
    abort.abort();
    await sleep;
  });

  it('wakes within half a minute of its instant when the clock was set forward, or the machine was suspended', async () => {
    jest.useFakeTimers({ now: Date.parse('2025-03-01T09:00:00.000Z') });
    try {
      let woken = false;
      void systemClock.sleepUntil('2025-03-01T17:00:00.000Z', new AbortController().signal).then(() => (woken = true));
      await jest.advanceTimersByTimeAsync(60_000);
      expect(woken).toBe(false);
      jest.setSystemTime(Date.parse('2025-03-01T17:00:00.000Z'));
      await jest.advanceTimersByTimeAsync(30_000);
      expect(woken).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });
});
