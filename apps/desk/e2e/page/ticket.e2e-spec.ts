import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, setStage, type Stage } from './page.for-spec';

interface Opened {
  id: string;
  ticket_number: string;
  contact_id: string;
}
const jan = { name: 'Jan de Vries', email: 'jan@customer.example', phone: '+31 20 123 4567' };

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable)));
  afterAll(() => stage.close());

  const post = <T = Opened>(path: string, body: unknown) =>
    stage.desk.request<T>('POST', path, body).then(({ status, body: answer }) => {
      if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
      return answer;
    });
  const open = (more: object = {}) =>
    post('/tickets', {
      ticket_type: 'support',
      business_entity_id: 'chargecars',
      subject: 'Station stops halfway',
      description: 'It charges for ten minutes, then the light turns red.\n\nThis began on Monday.',
      category: 'technical',
      contact: jan,
      ...more,
    });
  const at = async (page: Page, address: string, heading: string) => {
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  describe('on the ticket page', () => {
    let page: Page;
    beforeAll(async () => void (page = await stage.open(anna)));
    afterEach(() => expect(complaints(page)).toEqual([]));

    it('a reply is sent by keys and a note is kept apart from it, each from its own draft', async () => {
      const { ticket_number: number } = await open();
      await at(page, `/app/tickets/${number}`, 'Station stops halfway');
      await page.getByText('This began on Monday.').waitFor();
      await page.keyboard.press('n');
      await page.getByLabel('Write an internal note …').fill('Same fault as last week.');
      await page.getByRole('radiogroup', { name: 'What you write' }).getByText('Reply').click();
      const reply = page.getByLabel('Write a reply …');
      expect(await reply.inputValue()).toBe('');
      await reply.fill('We are looking into it.');
      await reply.press('Control+Enter');
      await page
        .getByRole('article', { name: `Reply: ${anna.name}` })
        .getByText('We are looking into it.')
        .waitFor();
      expect(await reply.inputValue()).toBe('');

      await page.reload();
      const note = page.getByLabel('Write an internal note …');
      await note.waitFor();
      expect(await note.inputValue()).toBe('Same fault as last week.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByRole('article', { name: `Internal note: ${anna.name}` }).waitFor();
    });

    it('offers the moves that the workflow has, undoes one, and asks what solved it', async () => {
      const { ticket_number: number } = await open({ subject: 'Bill is wrong', category: 'billing' });
      await at(page, `/app/tickets/${number}`, 'Bill is wrong');
      const moves = page.getByRole('group', { name: 'Status' });
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await moves.getByRole('button', { name: 'Set pending' }).click();
      await page.getByText('Now Pending').waitFor();
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await moves.getByRole('button', { name: 'Resolve' }).click();
      const dialog = page.getByRole('dialog', { name: 'Resolve this ticket' });
      await dialog.getByLabel('What solved it').fill('Sent a corrected bill.');
      await dialog.getByRole('button', { name: 'Resolve' }).click();
      await page.getByRole('complementary').getByText('Sent a corrected bill.').waitFor();
      await moves.getByRole('button', { name: 'Reopen' }).waitFor();
    });

    it('says so when there is no such ticket, or it was removed', async () => {
      await at(page, '/app/tickets/SUP-1999-00001', 'There is no such ticket');
      await page.getByText('SUP-1999-00001').waitFor();
    });
  });
});
