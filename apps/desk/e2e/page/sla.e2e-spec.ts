import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { advance, ask, openTicket } from './figures.for-spec';
import { anna, complaints, lookAt, setStage, type Stage } from './page.for-spec';

const OPENED = '2026-03-02T09:00:00.000Z';

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable, { EVENTDESK_CLOCK: `manual@${OPENED}` })));
  afterAll(() => stage.close());

  const column = (page: Page, name: string) => page.getByRole('region', { name: `SLA wall: ${name}` });
  const subjects = (page: Page, name: string) => column(page, name).getByRole('link').allTextContents();
  const open = (page: Page) => page.goto('/app/sla');

  describe('the wall', () => {
    it('says that no clock is running', async () => {
      const page = await stage.open(anna);
      await open(page);
      await page.getByText('No clock is running').waitFor();
      await page.context().close();
    });

    describe('with running clocks', () => {
      beforeAll(async () => {
        const { desk } = stage;
        // Answered, it is due in 72 hours; unanswered, in eight.
        const answered = await openTicket(desk, 'support', { subject: 'Pass is not recognised', category: 'technical' });
        await ask(desk, 'POST', `/tickets/${answered.id}/replies`, { body: 'We look into it.', author: 'agent' });
        await openTicket(desk, 'support', { subject: 'Opened at nine', category: 'technical' });
        await openTicket(desk, 'inquiry', { subject: 'Do you deliver in Belgium?' });
        await advance(desk, 'PT3H');
        await openTicket(desk, 'support', { subject: 'Opened at twelve', category: 'technical' });
        await openTicket(desk, 'sales', { subject: 'Ten charging points', category: 'quote_request' });
        await advance(desk, 'PT4H30M');
      });

      it('has what is due first on top, by department, and counts each second', async () => {
        const page = await stage.open(anna);
        await open(page);
        await column(page, 'Technical').getByRole('link', { name: 'Opened at nine' }).waitFor();
        expect(await subjects(page, 'Technical')).toEqual(['Opened at nine', 'Opened at twelve', 'Pass is not recognised']);
        expect(await subjects(page, 'No department')).toEqual(['Do you deliver in Belgium?']);
        await column(page, 'Technical').getByText('1 at risk').waitFor();
        await column(page, 'Technical').getByText('2 in time').waitFor();
        const counter = column(page, 'Technical').getByText(/^0:[012]\d:\d\d$/);
        const before = await counter.textContent();
        await column(page, 'Technical')
          .getByText(before ?? '', { exact: true })
          .waitFor({ state: 'detached' });
        expect(await counter.textContent()).toMatch(/^0:2\d:\d\d$/);
        await page.context().close();
      });

      it('looks well, wide and narrow, light and dark', () =>
        lookAt(stage, anna, 'sla-wall', async (page) => {
          await open(page);
          await column(page, 'Technical').getByRole('link', { name: 'Opened at nine' }).waitFor();
          await page.getByText(anna.name).first().waitFor({ state: 'attached' });
        }));

      it('shows a breach as it happens, and counts up from it', async () => {
        const page = await stage.open(anna);
        await open(page);
        await column(page, 'Technical').getByText('1 at risk').waitFor();
        await advance(stage.desk, 'PT40M');
        await column(page, 'Technical').getByText('1 late').waitFor();
        await column(page, 'Technical')
          .getByText(/^\+0:1\d:\d\d$/)
          .waitFor();
        expect((await subjects(page, 'Technical'))[0]).toBe('Opened at nine');
        expect(complaints(page)).toEqual([]);
        await page.context().close();
      });

      it('narrows to a department, and is dark by choice', async () => {
        const page = await stage.open(anna);
        await open(page);
        await page.getByLabel('Departments').selectOption({ label: 'Sales' });
        await column(page, 'Technical').waitFor({ state: 'detached' });
        expect(page.url()).toContain('department=sales');
        await page.getByRole('button', { name: 'Dark' }).click();
        await page.reload();
        await page.getByRole('button', { name: 'Light' }).waitFor();
        await page.context().close();
      });
    });
  });
});
