import { withBrowser } from '@eventdesk/testing';
import { anna, lookAt, setStage, type Stage } from './page.for-spec';
import { fill } from './queue-fill.for-spec';

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(executable);
    await fill(stage, 40, anna.email);
  });
  afterAll(() => stage.close());

  describe('a queue', () => {
    it('looks well, wide and narrow, light and dark', () =>
      lookAt(stage, anna, 'queue-all', async (page) => {
        await page.goto('/app/queue/all');
        await page.getByRole('row').nth(5).waitFor();
      }));
  });
});
