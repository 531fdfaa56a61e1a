/** A whole day of an agent, and one of a salesperson, as they would spend it. */
import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, picture, sem, setStage, type Stage, violations } from './page.for-spec';

interface Opened {
  id: string;
  ticket_number: string;
}
const jan = { name: 'Jan de Vries', email: 'jan@klant.example' };
const fatima = { name: 'Fatima El Amrani', email: 'fatima@klant.example' };

withBrowser((executable) => {
  let stage: Stage;
  beforeEach(async () => void (stage = await setStage(executable)));
  afterEach(() => stage.close());

  const desk = <T = Opened>(method: string, path: string, body?: unknown) =>
    stage.desk.request<T>(method, path, body).then(({ status, body: answer }) => {
      if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
      return answer;
    });
  /** As the customer's page sends it. */
  const write = (contact: object, subject: string, more: object = {}) =>
    desk<{ ticket_number: string; link: string }>('POST', '/public/forms/chargecars/tickets', {
      ticket_type: 'support',
      category: 'other',
      description: `${subject}. Can you help?`,
      contact,
      subject,
      ...more,
    });
  const tokenOf = (link: string) => link.split('/').at(-1);
  const settled = async (page: Page) => {
    expect(await violations(page)).toEqual([]);
    expect(complaints(page)).toEqual([]);
  };
  const rowOf = (page: Page, subject: string) => page.getByRole('row').filter({ hasText: subject });

  it('an agent reads, answers, waits, is answered, and goes home with nothing left', async () => {
    const page = await stage.open(anna);

    // Morning: nothing yet, and the desk says what to do with itself.
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await page.getByRole('link', { name: 'First steps' }).first().waitFor();

    // Customers write; the queue of the department tells so and does not move by itself.
    const red = await write(jan, 'The station stays red');
    await write(fatima, 'Where is my invoice');
    await write({ name: 'Buy Now', email: 'spam@pills.example' }, 'Cheap pills');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('heading', { level: 1, name: 'My department' }).waitFor();
    await rowOf(page, 'Cheap pills').waitFor();

    // The keys choose two and give them to her.
    await page.getByRole('link', { name: 'The station stays red' }).focus();
    await page.keyboard.press('x');
    await page.getByRole('link', { name: 'Where is my invoice' }).focus();
    await page.keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('option', { name: /Me$/ }).click();
    await page.getByText('2 done').waitFor();

    // The third is nobody's business.
    await page.getByRole('link', { name: 'Cheap pills' }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove as spam' }).click();
    await page.getByLabel('Why it is removed').fill('Advertising');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('was removed').first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'My department' }).waitFor();

    // Her own work: the first is answered, and waits for the customer.
    await page.goto('/app/queue/mine');
    await page.getByRole('link', { name: 'The station stays red' }).click();
    const moves = page.getByRole('group', { name: 'Status' });
    await moves.getByRole('button', { name: 'Open', exact: true }).click();
    await page.keyboard.press('r');
    await page.getByLabel('Write a reply …').fill('Is the breaker in the meter cupboard on?');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: `Reply: ${anna.name}` }).waitFor();
    await moves.getByRole('button', { name: 'Set pending' }).click();
    await moves.getByRole('button', { name: 'Resolve' }).waitFor();
    await page.keyboard.press('n');
    await page.getByLabel('Write an internal note …').fill('Same street as the fault of last week.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: `Internal note: ${anna.name}` }).waitFor();

    // The customer answers by the link of the mail; it appears by itself, and the ticket is open again.
    await desk('POST', `/public/tickets/${tokenOf(red.link)}/replies`, { body: 'It was off. All is well again!' });
    await page.getByText('It was off. All is well again!').waitFor();
    await moves.getByRole('button', { name: 'Resolve' }).click();
    const dialog = page.getByRole('dialog', { name: 'Resolve this ticket' });
    await dialog.getByLabel('What solved it').fill('The breaker was off.');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await moves.getByRole('button', { name: 'Close' }).waitFor();
    await settled(page);
    await picture(page, 'day-of-an-agent');

    // The customer is content, and she sees it.
    await desk('POST', `/public/tickets/${tokenOf(red.link)}/rating`, { satisfaction_rating: 5 });
    await page.getByText('Rated 5 of 5').first().waitFor();

    // The last one is found by its words, and solved.
    await page.keyboard.press('Control+k');
    await page
      .getByRole('searchbox', { name: 'Search or go to …' })
      .or(page.getByPlaceholder('Search or go to …'))
      .fill('invoice');
    await page.getByText('Where is my invoice').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Where is my invoice' }).waitFor();
    await moves.getByRole('button', { name: 'Open', exact: true }).click();
    await moves.getByRole('button', { name: 'Resolve' }).click();
    await dialog.getByLabel('What solved it').fill('Sent again.');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await moves.getByRole('button', { name: 'Close' }).waitFor();

    // Keys are the dialog's until it has its answer.
    await dialog.waitFor({ state: 'detached' });

    // Evening: nothing is left.
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    // What she solved stays in the list, marked, until she reads it anew.
    await page.reload();
    await page.getByText('0 tickets').waitFor();
    await settled(page);
  });

  it('a salesperson follows an opportunity to its order, loses one, and looks ahead', async () => {
    await write(jan, 'Twelve stations for a car park', { ticket_type: 'sales', category: 'quote_request' });
    await write(fatima, 'A station at home', { ticket_type: 'sales', category: 'new_lead' });
    const page = await stage.open(sem);

    // Both are leads of the department; he takes them and says what they are worth.
    await page.goto('/app/queue/department');
    await page.getByRole('link', { name: 'Twelve stations for a car park' }).click();
    await page.getByRole('heading', { level: 1, name: 'Twelve stations for a car park' }).waitFor();
    await page.keyboard.press('i');
    await page.waitForFunction(`document.getElementById('ticket-assignee').value === ${JSON.stringify(sem.name)}`);
    const number = (
      await page
        .getByText(/^SAL-\d{4}-\d{5}/)
        .first()
        .innerText()
    ).slice(0, 14);
    await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Open', exact: true }).click();
    await desk('PATCH', `/tickets/${number}`, { opportunity_value: '24000.00', conversion_probability: 40 });

    // The board: moved by the menu of its card, as those do who can't drag.
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: 'Sales pipeline' }).waitFor();
    const move = async (subject: string, to: string) => {
      await page.getByRole('button', { name: `Move ${subject} to another stage` }).click();
      await page.getByRole('menuitem', { name: to }).click();
    };
    await move('Twelve stations for a car park', 'Proposal');
    await page.getByText(`${number} is now in Proposal.`).first().waitFor();
    await settled(page);
    await picture(page, 'day-of-a-salesperson');

    // One is lost, and why is asked.
    await move('A station at home', 'Lost');
    await page.getByRole('dialog', { name: 'Why was it lost?' }).getByLabel('Reason').fill('Rents the house');
    await page.getByRole('button', { name: 'Mark as lost' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    // One is won: it becomes an order.
    await move('Twelve stations for a car park', 'Won');
    const order = page.getByRole('dialog', { name: 'Turn into an order' });
    await order.getByLabel('Order number').fill('ORD-1001');
    await order.getByRole('button', { name: 'Convert to order' }).click();
    await page.getByText(`${number} is won.`).first().waitFor();
    expect(await desk<object>('GET', `/tickets/${number}`)).toMatchObject({
      ...{ status: 'resolved', sales_stage: 'won', order_id: 'ORD-1001', conversion_probability: 100 },
      opportunity_value: '24000.00',
    });

    // What comes: the forecast knows of the order.
    await page.goto('/app/sales?view=forecast');
    await page.getByText('24,000').first().waitFor();
    await settled(page);
  });
});
