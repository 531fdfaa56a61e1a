/** The customer's specification, on the desk in one process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk } from '@eventdesk/testing';
import { tellTheStory } from './story.for-spec';

tellTheStory({
  year: 2025,
  async start() {
    const data = mkdtempSync(join(tmpdir(), 'desk-story-'));
    const desk = await startDesk(data, { EVENTDESK_CLOCK: 'manual@2025-03-03T09:00:00.000Z' });
    const stop = async () => {
      await desk.stop();
      rmSync(data, { recursive: true });
    };
    return { request: desk.request, stop };
  },
});
