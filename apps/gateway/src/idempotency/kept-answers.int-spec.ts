import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@eventdesk/runtime';
import { forgetPast, openGatewayFile } from '../gateway-file';
import { Answer } from '../http/answer';
import { KeptAnswers } from './kept-answers';

const folder = mkdtempSync(join(tmpdir(), 'kept-answers-'));
const file = openGatewayFile(join(folder, 'idempotency.db'));
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

describe('answers kept by key', () => {
  it('are kept for seven days, and forgotten after that', () => {
    const clock = new ManualClock('2025-03-03T09:00:00.000Z');
    const kept = new KeptAnswers(file, clock);
    expect(kept.claim('a', 'hash')).toEqual({ kind: 'started' });
    kept.keep('a', new Answer(201, { id: 1 }, { etag: '"0"' }));
    kept.release('a');
    clock.moveTo('2025-03-10T08:59:59.999Z');
    expect(kept.claim('a', 'hash')).toEqual({ kind: 'answered', answer: new Answer(201, { id: 1 }, { etag: '"0"' }) });
    clock.moveTo('2025-03-10T09:00:00.000Z');
    expect(kept.claim('a', 'another')).toEqual({ kind: 'started' });
    clock.moveTo('2025-04-01T09:00:00.000Z');
    forgetPast(file, clock.now());
    expect(file.prepare('SELECT count(*) AS kept FROM answers').get()).toMatchObject({ kept: 0 });
  });

  it('wait for whoever started', () => {
    const kept = new KeptAnswers(file);
    expect([kept.claim('b', 'hash').kind, kept.claim('b', 'hash').kind, kept.claim('b', 'other').kind]).toEqual([
      'started',
      'in_progress',
      'other_request',
    ]);
    kept.release('b');
    expect(kept.claim('b', 'hash').kind).toBe('started');
  });
});
