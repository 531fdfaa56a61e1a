import { StoreUnavailable } from '@eventdesk/event-store';
import fc from 'fast-check';
import { TryLater } from '../port';
import { backoff, isTemporary } from './retry';

describe('trying again', () => {
  it('waits longer after each failure, up to the longest delay, less at most a half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (failures) => {
        const full = Math.min(5_000, 100 * 2 ** (failures - 1));
        const delay = backoff(failures, 100, 5_000);
        expect(delay).toBeLessThanOrEqual(full);
        expect(delay).toBeGreaterThanOrEqual(full / 2);
      }),
    );
  });

  it('has no end for what is away for everybody, and one for everything else', () => {
    expect(isTemporary(new TryLater('the mail server is away'))).toBe(true);
    expect(isTemporary(new StoreUnavailable('disk full'))).toBe(true);
    expect(isTemporary(new Error('a bug'))).toBe(false);
  });
});
