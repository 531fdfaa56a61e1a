import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, judge, lookAt, setStage, type Stage } from './page.for-spec';
import { open } from './queue-fill.for-spec';

/** Four windows, each judged as a whole. Milliseconds, on a busy machine. */
const LOOK = 300_000;

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(executable);
    const contact = { name: 'Maria Oosterhuis', email: 'maria@garage.example' };
    await open(stage, { subject: 'Charging station in the yard stays red', contact });
    await open(stage, { subject: 'Invoice of May', category: 'billing', contact, status: ['open', 'resolved'] });
  });
  afterAll(() => stage.close());

  const chooseMaria = async (page: Page, looks = false) => {
    await page.getByLabel('Name').fill('mari');
    await page.getByRole('option', { name: /Maria Oosterhuis/ }).waitFor();
    if (looks) await judge(page, 'contact-select');
    await page.getByRole('option', { name: /Maria Oosterhuis/ }).click();
    await page.getByRole('heading', { name: 'Earlier tickets of Maria Oosterhuis' }).waitFor();
  };

  describe('a new ticket', () => {
    it('is of a known customer, hints at what it may repeat, and opens by keys', async () => {
      const page = await stage.open(anna);
      await page.goto('/app/new');
      await page.getByRole('button', { name: /Support/ }).waitFor();
      await page.keyboard.press('1');
      await chooseMaria(page, true);
      expect(await page.getByLabel('E-mail').inputValue()).toBe('maria@garage.example');
      await page.getByRole('link', { name: 'Invoice of May' }).waitFor();
      await page.getByLabel('Subject').fill('Charging station stays red again');
      await page.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
      await page.getByText('similar subject').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText('2 fields need another look.').waitFor();
      await page.getByRole('combobox', { name: 'Category' }).click();
      await page.getByRole('option', { name: 'Technical' }).waitFor();
      await judge(page, 'category-select');
      await page.getByRole('option', { name: 'Technical' }).click();
      await page.getByLabel('Description').fill('Since this morning.');
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(/\/app\/tickets\/SUP-/);
      await page.getByText(/SUP-\d{4}-\d{5} is open/).waitFor();
      expect(complaints(page)).toEqual([]);
      await page.context().close();
    });

    it('keeps what was written until it is sent or thrown away', async () => {
      const page = await stage.open(anna);
      await page.goto('/app/new?type=sales');
      await page.getByLabel('Subject').fill('Eight stations');
      await page.reload();
      await page.getByText('What you wrote last time is here again.').waitFor();
      expect(await page.getByLabel('Subject').inputValue()).toBe('Eight stations');
      await page.getByRole('button', { name: 'Discard' }).click();
      expect(await page.getByLabel('Subject').inputValue()).toBe('');
      await page.reload();
      await page.getByLabel('Subject').waitFor();
      expect(await page.getByLabel('Subject').inputValue()).toBe('');
      await page.context().close();
    });
  });

  describe('a new ticket looks well, wide and narrow, light and dark,', () => {
    it(
      'while its type is chosen',
      () =>
        lookAt(stage, anna, 'new-ticket-type', async (page) => {
          await page.goto('/app/new');
          await page.getByRole('button', { name: /Support/ }).waitFor();
        }),
      LOOK,
    );
    it(
      'with a known customer',
      () =>
        lookAt(stage, anna, 'new-ticket-form', async (page) => {
          await page.goto('/app/new?type=support');
          await chooseMaria(page);
          await page.getByLabel('Subject').fill('Charging station stays red');
          await page.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
        }),
      LOOK,
    );
  });
});
