import { withBrowser } from '@eventdesk/testing';
import { anna, complaints, lookAt, sem, setStage, type Stage } from './page.for-spec';

interface Listed {
  total: number;
}

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable)));
  afterAll(() => stage.close());
  const tickets = async () => (await stage.desk.request<Listed>('GET', '/tickets?limit=1')).body.total;

  describe('the first steps look well, wide and narrow, light and dark', () => {
    it('on an empty desk', () =>
      lookAt(stage, anna, 'start-empty', async (page) => {
        await page.goto('/app/start');
        await page.getByRole('button', { name: 'Load the demo month' }).waitFor();
        await page.getByText('0 of 3 done').waitFor();
      }));
  });

  describe('an empty desk', () => {
    it('loads a month to look at, counts one’s own ticket apart, and is empty of the demo again', async () => {
      const page = await stage.open(anna);
      await page.goto('/app/start');
      await page.getByRole('button', { name: 'Load the demo month' }).click();
      await page.getByRole('progressbar', { name: 'Loading the demo month' }).waitFor();
      await page.getByText(/^2\d\d demo tickets are there/).waitFor({ timeout: 90_000 });
      await page.getByText('1 of 3 done').waitFor();
      expect(await tickets()).toBeGreaterThan(200);

      const { body } = await stage.desk.request<{ ticket_number: string }>('POST', '/tickets', {
        ...{ ticket_type: 'support', category: 'technical', business_entity_id: 'chargecars' },
        ...{ subject: 'A real one', description: 'Not of the demo.', contact: { name: 'Jan', email: 'jan@klant.example' } },
      });
      expect(body.ticket_number).toMatch(/^SUP-\d{4}-00001$/);
      await stage.open(sem);
      await page.reload();
      await page.getByText('1 ticket of your own so far.').waitFor();
      await page.getByText('2 people have signed in.').waitFor();

      await page.getByRole('button', { name: 'Remove the demo month' }).click();
      await page.getByRole('dialog', { name: 'Remove the demo month?' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await tickets()).toBeGreaterThan(200);
      await page.getByRole('button', { name: 'Remove the demo month' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the demo month' }).click();
      await page.getByText('The demo month is gone.').waitFor({ timeout: 90_000 });
      await page.getByRole('button', { name: 'Load the demo month' }).waitFor();
      await page.getByText('1 ticket of your own so far.').waitFor();
      expect(await tickets()).toBe(1);
      expect(complaints(page)).toEqual([]);
    });

    it('with the demo looks well, too', async () => {
      await stage.desk.request('POST', '/admin/demo');
      const page = await stage.open(anna);
      await page.goto('/app/start');
      await page.getByText('Look at').waitFor({ timeout: 90_000 });
      await lookAt(stage, anna, 'start-demo', async (shown) => {
        await shown.goto('/app/start');
        await shown.getByText('Look at').waitFor();
      });
    });
  });
});
