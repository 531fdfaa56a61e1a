import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { ask, openOpportunity } from './figures.for-spec';
import { complaints, judge, lookAt, sem, setStage, type Stage } from './page.for-spec';

const begun: readonly (readonly [string, string, number | undefined, number | undefined, string | undefined])[] = [
  ['lead', 'Twenty charging points for the car park of a housing association in Utrecht', 48_000, 20, sem.email],
  ['lead', 'Wallbox at home, three-phase', undefined, undefined, undefined],
  ['lead', 'Fast charger at a petrol station on the A12', 96_500, 10, undefined],
  ['qualified', 'Fleet of eleven delivery vans', 27_500.5, 40, sem.email],
  ['qualified', 'Charging hub for a sports club', 14_000, 35, 'anna@chargecars.nl'],
  ['proposal', 'Parking garage Centrum, load balancing included', 132_000, 55, sem.email],
  ['negotiation', 'Maintenance contract, three years', 18_900, 80, sem.email],
  ['won', 'Two charging points for a dentist', 5_200, 90, sem.email],
  ['lost', 'Solar carport', 61_000, 30, undefined],
];

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable)));
  afterAll(() => stage.close());

  const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const card = (page: Page, subject: string) => page.getByRole('article', { name: subject });
  const stageOf = async (subject: string) =>
    (
      await ask<{ items: { subject: string; sales_stage: string }[] }>(stage.desk, 'GET', '/tickets?type=sales&limit=200')
    ).items.find((ticket) => ticket.subject === subject)?.sales_stage;

  describe('the pipeline', () => {
    it('says what to do while there is nothing in it', () =>
      lookAt(stage, sem, 'sales-board-empty', async (page) => {
        await page.goto('/app/sales');
        await column(page, 'Lead').getByRole('link', { name: 'New sales ticket' }).waitFor();
      }));

    describe('with opportunities', () => {
      beforeAll(async () => {
        for (const [where, subject, value, probability, assigned_to] of begun)
          await openOpportunity(stage.desk, {
            subject,
            stage: where,
            ...(value === undefined ? {} : { value }),
            ...(probability === undefined ? {} : { probability }),
            ...(assigned_to === undefined ? {} : { assigned_to }),
          });
      });

      it('looks well as a board, wide and narrow, light and dark', () =>
        lookAt(stage, sem, 'sales-board', async (page) => {
          await page.goto('/app/sales');
          await card(page, 'Wallbox at home, three-phase').waitFor();
          await page.getByText('€', { exact: false }).first().waitFor();
        }));

      it('looks well as a list', () =>
        lookAt(stage, sem, 'sales-list', async (page) => {
          await page.goto('/app/sales?view=list&sort=-value');
          await page.getByText('Sum of all').waitFor();
        }));

      it('looks well as a forecast', () =>
        lookAt(stage, sem, 'sales-forecast', async (page) => {
          await page.goto('/app/sales?view=forecast');
          await page.locator('.recharts-bar-rectangle').first().waitFor();
        }));

      it('moves an opportunity by the keyboard, says so, and takes it back', async () => {
        const page = await stage.open(sem);
        await page.goto('/app/sales');
        const subject = 'Wallbox at home, three-phase';
        await page.getByRole('button', { name: `Drag ${subject}` }).focus();
        await page.keyboard.press('Space');
        await page.getByText(`Picked up ${subject}, in Lead.`).waitFor({ state: 'attached' });
        await page.keyboard.press('ArrowRight');
        await page.getByText(`${subject} is over Qualified.`).waitFor({ state: 'attached' });
        await page.keyboard.press('Space');
        await column(page, 'Qualified').getByRole('article', { name: subject }).waitFor();
        await page.getByText('is now in Qualified').waitFor();
        expect(await stageOf(subject)).toBe('qualified');
        await page
          .locator(':focus')
          .and(page.getByRole('button', { name: `Drag ${subject}` }))
          .waitFor();
        await page.getByRole('button', { name: 'Undo' }).click();
        await column(page, 'Lead').getByRole('article', { name: subject }).waitFor();
        // It is there before the desk has it.
        await page.getByText('is back in Lead').waitFor();
        expect(await stageOf(subject)).toBe('lead');
        expect(complaints(page)).toEqual([]);
        await page.context().close();
      });

      it('moves by the mouse, and the sums go with it', async () => {
        const page = await stage.open(sem);
        await page.goto('/app/sales');
        const subject = 'Fast charger at a petrol station on the A12';
        const from = await card(page, subject).boundingBox();
        const to = await column(page, 'Proposal').boundingBox();
        if (!from || !to) throw new Error('nothing to drag');
        await page.mouse.move(from.x + from.width / 2, from.y + from.height - 12);
        await page.mouse.down();
        await page.mouse.move(to.x + 40, to.y + 200, { steps: 8 });
        await page.mouse.up();
        await column(page, 'Proposal').getByRole('article', { name: subject }).waitFor();
        await column(page, 'Proposal').getByText('€228,500', { exact: true }).waitFor();
        await page.context().close();
      });

      it('asks why something was lost, and does not take silence for an answer', async () => {
        const page = await stage.open(sem);
        await page.goto('/app/sales');
        const subject = 'Charging hub for a sports club';
        await page.getByRole('button', { name: `Move ${subject}` }).click();
        await judge(page, 'stage-menu');
        await page.getByRole('menuitem', { name: 'Lost' }).click();
        await page.getByRole('button', { name: 'Mark as lost' }).click();
        await page.getByText('Say why, in a few words.').waitFor();
        await judge(page, 'lost');
        expect(await stageOf(subject)).toBe('qualified');
        await page.getByLabel('Reason').fill('The municipality pays for another one');
        await page.getByRole('button', { name: 'Mark as lost' }).click();
        await column(page, 'Lost').getByRole('article', { name: subject }).waitFor();
        await page.getByText('is now in Lost').waitFor();
        expect(await stageOf(subject)).toBe('lost');
        await page
          .getByRole('button', { name: `Move ${subject}` })
          .and(page.locator(':focus'))
          .waitFor();
        await page.context().close();
      });

      it('wins by an order', async () => {
        const page = await stage.open(sem);
        await page.goto('/app/sales');
        const subject = 'Maintenance contract, three years';
        await page.getByRole('button', { name: `Move ${subject}` }).click();
        await page.getByRole('menuitem', { name: 'Won' }).click();
        await judge(page, 'won');
        await page.getByLabel('Order number').fill('ORD-4711');
        await page.getByLabel('Value in euro').fill('19.500,00');
        await page.getByRole('button', { name: 'Convert to order' }).click();
        await column(page, 'Won').getByRole('article', { name: subject }).waitFor();
        await column(page, 'Won').getByText('€24,700', { exact: true }).waitFor();
        await page.getByText('is won').waitFor();
        const [won] = (await ask<{ items: object[] }>(stage.desk, 'GET', '/tickets?type=sales&sales_stage=won&q=maintenance'))
          .items;
        expect(won).toMatchObject({ order_id: 'ORD-4711', opportunity_value: '19500.00', status: 'resolved' });
        await page.context().close();
      });

      it('puts back what the desk refuses, and says why', async () => {
        const page = await stage.open(sem);
        await page.goto('/app/sales');
        const subject = 'Fleet of eleven delivery vans';
        await card(page, subject).waitFor();
        await page.route('**/sales-stage', (route) =>
          route.fulfill({
            status: 409,
            contentType: 'application/problem+json',
            body: JSON.stringify({ type: 'about:blank', title: 'x', status: 409, code: 'opportunity_closed', detail: 'x' }),
          }),
        );
        await page.getByRole('button', { name: `Move ${subject}` }).click();
        await page.getByRole('menuitem', { name: 'Negotiation' }).click();
        await page.getByText('This opportunity is lost or cancelled.').waitFor();
        await column(page, 'Qualified').getByRole('article', { name: subject }).waitFor();
        await page.getByText(`Not moved: ${subject} is back in Qualified.`).waitFor({ state: 'attached' });

        await page.getByRole('button', { name: `Drag ${subject}` }).focus();
        await page.keyboard.press('Space');
        await page.getByText(`Picked up ${subject}, in Qualified.`).waitFor({ state: 'attached' });
        await page.keyboard.press('ArrowRight');
        await page.getByText(`${subject} is over Proposal.`).waitFor({ state: 'attached' });
        await page.keyboard.press('Space');
        await page.getByText(`${subject} goes to Proposal.`).waitFor({ state: 'attached' });
        await page.getByText(`Not moved: ${subject} is back in Qualified.`).waitFor({ state: 'attached' });
        await page
          .getByRole('button', { name: `Drag ${subject}` })
          .and(page.locator(':focus'))
          .waitFor();
        await page.context().close();
      });

      it('takes another probability, in one place for card and sums', async () => {
        const page = await stage.open(sem);
        await page.goto('/app/sales?assignee=none');
        await page.getByRole('button', { name: 'Probability of Fast charger' }).click();
        await judge(page, 'probability');
        await page.getByLabel('Percent, from 0 to 100').fill('50');
        await page.getByRole('button', { name: 'Save' }).click();
        await column(page, 'Proposal').getByText('€48,250 weighted').waitFor();
        await page.context().close();
      });
    });
  });
});
