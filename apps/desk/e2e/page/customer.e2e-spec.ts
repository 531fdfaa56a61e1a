import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { complaints, lookAt, picture, setStage, type Stage, violations } from './page.for-spec';

interface Opened {
  id: string;
  ticket_number: string;
}
const customer = { name: 'Jan de Vries', email: 'jan@klant.example' };
const internal = /secret|vip|management|urgent|sla|due_at|administrator|contact_id|anna@/i;

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable)));
  afterAll(() => stage.close());

  const desk = (method: string, path: string, body?: unknown) => stage.desk.request<Opened>(method, path, body);
  const open = async (subject: string, description: string) => {
    const { body } = await desk('POST', '/tickets', {
      ...{ ticket_type: 'support', category: 'technical', business_entity_id: 'chargecars', contact: customer },
      ...{ subject, description },
    });
    return body.id;
  };
  const linkTo = async (id: string) => {
    const { body } = await stage.desk.request<{ url: string }>('GET', `/tickets/${id}/customer-link`);
    return body.url;
  };
  /** What the desk answered to the page, to be searched for what is none of a customer's business. */
  const answersTo = (page: Page) => {
    const heard: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/public/')) heard.push(response.text().catch(() => ''));
    });
    return async () => (await Promise.all(heard)).join('\n');
  };
  const fillIn = async (page: Page) => {
    await page.getByLabel('Something does not work', { exact: false }).check();
    await page.getByLabel('Subject area').selectOption({ label: 'Technical' });
    await page.getByLabel('In one line').fill('The station stays red');
    await page.getByLabel('Tell us more').fill('Since this morning, <b>nothing</b> charges.');
    await page.getByLabel('Your name').fill(customer.name);
    await page.getByLabel('Your e-mail address').fill(customer.email);
  };

  describe('a customer', () => {
    it('asks by the form, follows by the link, hears the answer, replies, and rates', async () => {
      const page = await stage.open(null);
      const answers = answersTo(page);
      await page.goto('/help/chargecars');
      await fillIn(page);
      await page.reload();
      // The draft is still there.
      expect(await page.getByLabel('In one line').inputValue()).toBe('The station stays red');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'We have your message' }).waitFor();
      const number = await page.getByText(/^SUP-\d{4}-\d{5}$/).innerText();
      await page.getByRole('link', { name: 'Follow your ticket' }).click();
      await page.getByRole('heading', { level: 1, name: 'The station stays red' }).waitFor();
      await page.getByText('We have received this').waitFor();
      // What a customer writes is text, whatever it looks like.
      await page.getByText('Since this morning, <b>nothing</b> charges.').waitFor();

      const { id } = (await desk('GET', `/tickets/${number}`)).body;
      await desk('POST', `/tickets/${id}/assignment`, { assigned_to: 'anna@chargecars.nl', assigned_department: 'management' });
      await desk('PATCH', `/tickets/${id}`, { tags: ['vip'], priority: 'urgent' });
      await desk('POST', `/tickets/${id}/notes`, { body: 'secret: has not paid' });
      await desk('POST', `/tickets/${id}/status`, { status: 'open' });
      await desk('POST', `/tickets/${id}/replies`, { author: 'agent', body: 'Is the breaker on?' });
      await desk('POST', `/tickets/${id}/status`, { status: 'pending' });
      // Without a reload: the page asks by itself.
      await page.getByText('Is the breaker on?').waitFor({ timeout: 40_000 });
      await page.getByText('We are waiting for you').waitFor();

      await page.getByLabel('Your answer').fill('It was off. Thank you!');
      await page.getByLabel('Your answer').press('Control+Enter');
      await page.getByText('Your answer was sent.').waitFor();
      await page.getByText('We are working on it').waitFor();

      await desk('POST', `/tickets/${id}/status`, { status: 'resolved', resolution: 'The breaker was off.' });
      await page.getByText('This is solved').waitFor({ timeout: 40_000 });
      await page.getByText('The breaker was off.').waitFor();
      await page.getByRole('radio', { name: '4 stars' }).check();
      await page.getByRole('button', { name: 'Send rating' }).click();
      await page.getByText('Thank you. You gave 4 stars.').waitFor();
      expect(await violations(page)).toEqual([]);

      const { body } = await stage.desk.request<{ satisfaction_rating: number }>('GET', `/tickets/${id}`);
      expect(body.satisfaction_rating).toBe(4);
      expect(await answers()).not.toMatch(internal);
      expect(await page.locator('body').innerText()).not.toMatch(internal);
      expect(complaints(page)).toEqual([]);
    });

    it('is told in words what is missing, and brought to it', async () => {
      const page = await stage.open(null);
      await page.goto('/help/chargecars');
      await page.getByLabel('I only have a question', { exact: false }).check();
      await page.getByLabel('Your e-mail address').fill('jan@klant');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('This is not a whole e-mail address', { exact: false }).waitFor();
      await page.locator('select[name=category]:focus').waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, 'customer-form-faults-wide-light');
    });

    it('reads their own language, and another brand’s address leads nowhere', async () => {
      const page = await stage.open(null, { language: 'nl' });
      await page.goto('/help/chargecars');
      await page.getByRole('heading', { name: 'Waarmee kunnen we je helpen?' }).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'How can we help you?' }).waitFor();
      await page.goto('/help/nobody');
      await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
    });

    it('loads nothing of the agents’ page, and opens no door of theirs', async () => {
      const page = await stage.open(null);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto('/help/chargecars');
      await page.getByRole('heading', { name: 'How can we help you?' }).waitFor();
      expect(asked.filter((path) => !path.startsWith('/assets/'))).toEqual([
        ...['/help/chargecars', '/color-scheme.js', '/public/forms/chargecars', '/icon.svg'].filter((path) =>
          asked.includes(path),
        ),
      ]);
      expect(asked.filter((path) => /index|router/.test(path))).toEqual([]);
    });
  });

  describe('their pages look well, wide and narrow, light and dark', () => {
    it('the form', () =>
      lookAt(stage, null, 'customer-form', async (page) => {
        await page.goto('/help/chargecars');
        await fillIn(page);
        await page.mouse.wheel(0, -2_000);
      }));

    it('what is shown once it is sent', () =>
      lookAt(stage, null, 'customer-sent', async (page) => {
        await page.goto('/help/chargecars');
        await fillIn(page);
        await page.getByRole('button', { name: 'Send' }).click();
        await page.getByRole('heading', { name: 'We have your message' }).waitFor();
      }));

    it('the ticket', async () => {
      const id = await open(
        `${'The station in the basement garage of the office '.repeat(6)}stays red`.slice(0, 300),
        'Red.\n\nhttps://example.com/'.padEnd(260, 'x'),
      );
      await desk('POST', `/tickets/${id}/status`, { status: 'open' });
      for (const [author, body] of [
        ['agent', 'Good morning,\n\nwould you switch the breaker off and on, please?'],
        ['customer', 'I did. It stays red.'],
        ['agent', 'Then we send a mechanic: tomorrow between 9 and 11, if that suits you.'],
      ])
        await desk('POST', `/tickets/${id}/replies`, { author, body });
      await desk('POST', `/tickets/${id}/status`, { status: 'resolved', resolution: 'The mechanic replaced the fuse.' });
      const link = await linkTo(id);
      await lookAt(stage, null, 'customer-ticket', async (page) => {
        await page.goto(link);
        await page.getByText('This is solved').waitFor();
      });
    });

    it('a link that does not work', async () => {
      const link = await linkTo(await open('Question', 'About this.'));
      await lookAt(stage, null, 'customer-wrong-link', async (page) => {
        await page.goto(`${link}x`);
        await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
      });
    });
  });
});
