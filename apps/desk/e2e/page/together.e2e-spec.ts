import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, judge, type Person, setStage, type Stage } from './page.for-spec';

const bram: Person = { name: 'Bram Smit', email: 'bram@chargecars.nl', department: 'technical' };

withBrowser((executable) => {
  describe('two people on one ticket', () => {
    let stage: Stage;
    let ofAnna: Page;
    let ofBram: Page;
    let id: string;
    const subject = 'Cable is stuck';
    const send = (method: string, path: string, body: unknown) => stage.desk.request(method, path, body);

    beforeAll(async () => {
      stage = await setStage(executable);
      const { body } = await stage.desk.request<{ id: string; ticket_number: string }>('POST', '/tickets', {
        ticket_type: 'support',
        business_entity_id: 'chargecars',
        subject,
        description: 'It can’t be pulled out.',
        category: 'technical',
        contact: { name: 'Jan de Vries', email: 'jan@customer.example' },
      });
      id = body.id;
      [ofAnna, ofBram] = await Promise.all([stage.open(anna), stage.open(bram)]);
      for (const page of [ofAnna, ofBram]) {
        page.setDefaultTimeout(60_000);
        await page.goto(`/app/tickets/${body.ticket_number}`);
        await page.getByText('It can’t be pulled out.').waitFor();
      }
    });
    afterAll(() => stage.close());

    it('see each other, and who writes', async () => {
      await ofBram.getByText('Anna Bakker is reading this').waitFor();
      await ofBram.getByLabel('Write a reply …').fill('Hello Jan, we');
      await ofAnna.getByText('Bram Smit is writing …').waitFor({ timeout: 60_000 });
    });

    it('see what comes in, without losing what they write', async () => {
      await send('POST', `/tickets/${id}/replies`, { author: 'customer', body: 'It came loose by itself.' });
      await ofBram.getByRole('article').getByText('It came loose by itself.').waitFor();
      await ofAnna.getByRole('article').getByText('It came loose by itself.').waitFor();
      expect(await ofBram.getByLabel('Write a reply …').inputValue()).toBe('Hello Jan, we');
    });

    it('are shown what the other changed in the same field, and neither is lost', async () => {
      await ofAnna.getByRole('button', { name: 'Edit subject' }).click();
      const field = ofAnna.getByRole('textbox', { name: 'Subject' });
      await field.fill('Cable was stuck');
      await ofBram.getByRole('button', { name: 'Edit subject' }).click();
      await ofBram.getByRole('textbox', { name: 'Subject' }).fill('Cable of station 4 is stuck');
      await ofBram.getByRole('textbox', { name: 'Subject' }).press('Enter');
      await ofBram.getByRole('heading', { level: 1, name: 'Cable of station 4 is stuck' }).waitFor();

      await field.press('Enter');
      const dialog = ofAnna.getByRole('dialog', { name: 'Somebody changed this meanwhile' });
      await dialog.getByText('Bram Smit').waitFor();
      await dialog.getByText('Subject: “Cable of station 4 is stuck”').waitFor();
      await dialog.getByText('“Cable was stuck”').waitFor();
      await judge(ofAnna, 'conflict');
      await ofAnna.getByRole('button', { name: 'Keep theirs' }).click();
      await ofAnna.getByRole('heading', { level: 1, name: 'Cable of station 4 is stuck' }).waitFor();
      await ofAnna.getByRole('button', { name: 'Edit subject' }).and(ofAnna.locator(':focus')).waitFor();
    });

    it('overwrite it knowingly', async () => {
      await ofAnna.getByRole('button', { name: 'Edit subject' }).click();
      await ofAnna.getByRole('textbox', { name: 'Subject' }).fill('Cable was stuck');
      await send('PATCH', `/tickets/${id}`, { subject: 'Cable is loose' });
      await ofBram.getByRole('heading', { level: 1, name: 'Cable is loose' }).waitFor();
      await ofAnna.getByRole('textbox', { name: 'Subject' }).press('Enter');
      await ofAnna.getByRole('button', { name: 'Mine anyway' }).click();
      await ofBram.getByRole('heading', { level: 1, name: 'Cable was stuck' }).waitFor();
    });

    it('need not be asked when they changed different things', async () => {
      await ofAnna.getByRole('button', { name: 'Edit subject' }).click();
      await ofAnna.getByRole('textbox', { name: 'Subject' }).fill('Cable: solved');
      await send('PATCH', `/tickets/${id}`, { priority: 'urgent' });
      await ofBram.getByText('Priority: Normal → Urgent').waitFor();
      await ofAnna.getByRole('textbox', { name: 'Subject' }).press('Enter');
      await ofBram.getByRole('heading', { level: 1, name: 'Cable: solved' }).waitFor();
      const { body } = await stage.desk.request<{ priority: string }>('GET', `/tickets/${id}`);
      expect(body.priority).toBe('urgent');
    });

    it('no longer see who left', async () => {
      await ofAnna.close();
      await ofBram.getByText('Anna Bakker is reading this').waitFor({ state: 'detached', timeout: 60_000 });
      expect(complaints(ofBram)).toEqual([]);
    });
  });
});
