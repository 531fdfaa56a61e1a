import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, judge, lookAt, setStage, type Stage } from './page.for-spec';

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
    beforeAll(async () => {
      page = await stage.open(anna);
      page.setDefaultTimeout(60_000);
    });
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
      await judge(page, 'resolving');
      await dialog.getByLabel('What solved it').fill('Sent a corrected bill.');
      await dialog.getByRole('button', { name: 'Resolve' }).click();
      await page.getByRole('complementary').getByText('Sent a corrected bill.').waitFor();
      await moves.getByRole('button', { name: 'Reopen' }).waitFor();
    });

    it('says why a clock stands as it does, also to those without a mouse', async () => {
      const { ticket_number: number } = await open({ subject: 'Which tariff' });
      await at(page, `/app/tickets/${number}`, 'Which tariff');
      await page.getByRole('group', { name: 'Response' }).focus();
      await page
        .getByRole('tooltip')
        .getByText(/Response: due .*, .* used/)
        .waitFor();
      await page.getByRole('group', { name: 'Resolution' }).hover();
      await page
        .getByRole('tooltip')
        .getByText(/Resolution: due/)
        .waitFor();
    });

    it('edits fields by keys, each shown at once', async () => {
      const { id, ticket_number: number } = await open({ subject: 'Card is refused' });
      await at(page, `/app/tickets/${number}`, 'Card is refused');
      await page.getByLabel('Assignee').waitFor();
      await page.keyboard.press('i');
      await page.keyboard.press('t');
      await page.keyboard.type('card');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.getByLabel('Priority').click();
      await page.getByRole('option', { name: 'Urgent' }).waitFor();
      await judge(page, 'priority-select');
      await page.getByRole('option', { name: 'Urgent' }).click();
      await page.getByText('Priority: Normal → Urgent').waitFor();
      const { body } = await stage.desk.request('GET', `/tickets/${id}`);
      expect(body).toMatchObject({ assigned_to: anna.email, tags: ['card'], priority: 'urgent' });
      await page.getByLabel('Assignee').click();
      await page.getByRole('option', { name: 'Nobody' }).waitFor();
      await judge(page, 'assignee-select');
    });

    it('puts the description right where it stands', async () => {
      const { id, ticket_number: number } = await open({ subject: 'Wrong address' });
      await at(page, `/app/tickets/${number}`, 'Wrong address');
      await page.getByRole('button', { name: 'Edit the description' }).click();
      await page.getByLabel('Description', { exact: true }).fill('It is Dam 1.');
      await page.getByLabel('Description', { exact: true }).press('Escape');
      await page.getByRole('button', { name: 'Edit the description' }).click();
      await page.getByLabel('Description', { exact: true }).fill('It is Dam 2.');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('article').getByText('It is Dam 2.').waitFor();
      await page.getByRole('article').getByText('edited').waitFor();
      expect((await stage.desk.request('GET', `/tickets/${id}`)).body).toMatchObject({ description: 'It is Dam 2.' });
    });

    it('turns back the time, event by event, and nothing can be changed there', async () => {
      const { id, ticket_number: number } = await open({ subject: 'Invoice twice' });
      await post(`/tickets/${id}/replies`, { author: 'agent', body: 'First answer.' });
      await post(`/tickets/${id}/status`, { status: 'open' });
      await at(page, `/app/tickets/${number}`, 'Invoice twice');
      await page.getByText('First answer.').waitFor();
      await page.keyboard.press('l');
      await page.getByText('Status: New → Open').first().waitFor();
      const slider = page.getByRole('slider');
      await slider.press('Home');
      await page.getByText(/^As it was on/).waitFor();
      await page.getByRole('region', { name: 'Status' }).getByText('New', { exact: true }).waitFor();
      expect(await page.getByRole('complementary').getByRole('textbox').count()).toBe(0);
      await page.getByRole('tab', { name: 'Conversation' }).click();
      await page.getByText('This began on Monday.').waitFor();
      expect(await page.getByText('First answer.').count()).toBe(0);
      expect(await page.getByLabel('Write a reply …').count()).toBe(0);
      await page.getByRole('button', { name: 'Back to now' }).click();
      await page.getByText('First answer.').waitFor();
      await page.getByRole('region', { name: 'Status' }).getByText('Open', { exact: true }).first().waitFor();
    });

    it('leads from an event to the one that brought it about, and tells services apart', async () => {
      await page.getByRole('tab', { name: 'Timeline' }).click();
      await page.getByText('Clocks', { exact: true }).first().click();
      await page.getByText('Response clock started', { exact: false }).waitFor();
      expect(await page.getByText('Opened as Support', { exact: false }).count()).toBe(
        await page.getByRole('link', { name: /because: Opened/ }).count(),
      );
      await page.getByText('All', { exact: true }).first().click();
      await page
        .getByRole('link', { name: /because: Opened/ })
        .first()
        .click();
      await page.locator('li:focus').getByText('Opened as Support, Technical', { exact: true }).waitFor();
    });

    it('turns a sales ticket into an order, and a lost one says why', async () => {
      const sale = { ticket_type: 'sales', category: 'new_lead', opportunity_value: '4500' };
      const { ticket_number: number } = await open({ ...sale, subject: 'Two stations' });
      await at(page, `/app/tickets/${number}`, 'Two stations');
      await page.getByRole('button', { name: 'Convert to order' }).click();
      await judge(page, 'ticket-won');
      await page.getByLabel('Order number').fill('ORD-7');
      await page.getByRole('dialog').getByRole('button', { name: 'Convert to order' }).click();
      await page.getByText('Won: order ORD-7').waitFor();
      await page.getByRole('complementary').getByText('Won', { exact: true }).waitFor();

      const { id, ticket_number: other } = await open({ ...sale, subject: 'Three stations' });
      await at(page, `/app/tickets/${other}`, 'Three stations');
      await page.getByLabel('Stage').click();
      await page.getByRole('option', { name: 'Lost' }).click();
      await page.getByLabel('Reason').fill('Too dear.');
      await page.getByRole('button', { name: 'Mark as lost' }).click();
      await page.getByText('Sales stage: Lead → Lost – Too dear.').waitFor();
      expect((await stage.desk.request('GET', `/tickets/${id}`)).body).toMatchObject({ sales_stage: 'lost' });
    });

    it('refers an inquiry, and links both tickets', async () => {
      const inquiry = { ticket_type: 'inquiry', category: 'information', subject: 'Do you sell cables?' };
      const { ticket_number: number } = await open(inquiry);
      await at(page, `/app/tickets/${number}`, inquiry.subject);
      await page.getByRole('button', { name: 'More' }).click();
      await judge(page, 'ticket-menu');
      await page.getByRole('menuitem', { name: 'Link for the customer' }).click();
      await page.getByRole('button', { name: 'Copy' }).waitFor();
      await judge(page, 'customer-link');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Refer' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Refer' }).click();
      await page
        .getByRole('link', { name: new RegExp(number) })
        .first()
        .waitFor();
      await page.getByText('Came from').waitFor();
    });

    it('shows a move that the workflow refuses with what is possible, and keeps what a failed reply said', async () => {
      const { id, ticket_number: number } = await open({ subject: 'Slow charging' });
      await post(`/tickets/${id}/status`, { status: 'open' });
      await at(page, `/app/tickets/${number}`, 'Slow charging');
      await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Resolve' }).waitFor();
      await page.route('**/events', (route) => route.abort());
      await page.reload();
      await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Set pending' }).waitFor();
      await post(`/tickets/${id}/status`, { status: 'cancelled' });
      await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Set pending' }).click();
      await page.getByText('From “cancelled” a ticket can’t go to “pending”. Nothing follows its status.').waitFor();
      await page.unroute('**/events');
      await page.route('**/notes', (route) => route.abort());
      await page.keyboard.press('n');
      await page.getByLabel('Write an internal note …').fill('Do not lose me.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByText('The desk does not answer', { exact: false }).first().waitFor();
      expect(await page.getByLabel('Write an internal note …').inputValue()).toBe('Do not lose me.');
      await page.unroute('**/notes');
      // Those that the refused connections made.
      complaints(page).length = 0;
    });

    it('says so when there is no such ticket, or it was removed', async () => {
      await at(page, '/app/tickets/SUP-1999-00001', 'There is no such ticket');
      await page.getByText('SUP-1999-00001').waitFor();
      const { ticket_number: number } = await open({ subject: 'Cheap watches' });
      await at(page, `/app/tickets/${number}`, 'Cheap watches');
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Remove as spam …' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText(`${number} was removed`).waitFor();
      await at(page, `/app/tickets/${number}`, 'This ticket was removed');
    });
  });

  // Four windows each.
  const long = 300_000;
  describe('looks well, wide and narrow, light and dark', () => {
    let support: Opened;
    let sales: Opened;
    beforeAll(async () => {
      support = await open({
        subject: 'Charging station at the office stops halfway through charging',
        tags: ['station', 'office'],
      });
      const act = (path: string, body: unknown) => post(`/tickets/${support.id}/${path}`, body);
      await act('status', { status: 'open' });
      await act('assignment', { assigned_to: anna.email });
      await act('replies', { author: 'agent', body: 'Thank you. Which light is red: the left or the right one?' });
      await act('notes', { body: 'Same model as at De Vries last week; see the installer’s report.' });
      await act('replies', { author: 'customer', body: 'The left one.\n\nRegards,\nJan' });
      await stage.desk.request('PATCH', `/tickets/${support.id}`, { priority: 'high', tags: ['station', 'office', 'firmware'] });
      sales = await open({
        ticket_type: 'sales',
        category: 'quote_request',
        subject: 'Twelve stations for a car park',
        description: 'We would like an offer for twelve stations.',
        opportunity_value: '54000',
        conversion_probability: 40,
        lead_source: 'Fair',
      });
      await post(`/tickets/${sales.id}/sales-stage`, { sales_stage: 'proposal', conversion_probability: 60 });
    });

    it(
      'with a conversation',
      () =>
        lookAt(stage, anna, 'ticket', async (page) => {
          await page.goto(`/app/tickets/${support.ticket_number}`);
          await page.getByText('The left one.').waitFor();
        }),
      long,
    );
    it(
      'for sales',
      () =>
        lookAt(stage, anna, 'ticket-sales', async (page) => {
          await page.goto(`/app/tickets/${sales.ticket_number}`);
          await page.getByText('We would like an offer').waitFor();
        }),
      long,
    );
    it(
      'as it was',
      () =>
        lookAt(stage, anna, 'ticket-as-of', async (page) => {
          await page.goto(`/app/tickets/${support.ticket_number}`);
          await page.getByText('Which light is red').waitFor();
          await page.keyboard.press('l');
          const slider = page.getByRole('slider');
          for (let steps = 0; steps < 4; steps += 1) await slider.press('ArrowLeft');
          await page.getByRole('button', { name: 'Back to now' }).waitFor();
          await page.getByRole('tab', { name: 'Conversation' }).click();
          await page.getByText('Which light is red').waitFor();
        }),
      long,
    );
    it(
      'as a timeline',
      () =>
        lookAt(stage, anna, 'ticket-timeline', async (page) => {
          await page.goto(`/app/tickets/${support.ticket_number}?part=timeline`);
          await page.getByText('Opened as Support, Technical', { exact: true }).waitFor();
        }),
      long,
    );
    it(
      'the customer’s card',
      () =>
        lookAt(stage, anna, 'contact', async (page) => {
          await page.goto(`/app/contacts/${support.contact_id}`);
          await page.getByRole('heading', { name: jan.name }).waitFor();
        }),
      long,
    );
  });
});
