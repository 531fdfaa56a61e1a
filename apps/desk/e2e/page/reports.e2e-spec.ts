import { readFileSync } from 'node:fs';
import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { advance, ask, openTicket } from './figures.for-spec';
import { anna, complaints, judge, lookAt, picture, setStage, type Stage } from './page.for-spec';

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => void (stage = await setStage(executable, { EVENTDESK_CLOCK: 'manual@2026-03-02T09:00:00.000Z' })));
  afterAll(() => stage.close());

  const tile = (page: Page, word: string) => page.locator('.reports-tile').filter({ hasText: word });
  const solve = async (id: string) => {
    await ask(stage.desk, 'POST', `/tickets/${id}/status`, { status: 'open' });
    await ask(stage.desk, 'POST', `/tickets/${id}/status`, { status: 'resolved', resolution: 'Done' });
  };

  describe('the reports', () => {
    it('are whole also while there is nothing to report', () =>
      lookAt(stage, anna, 'reports-empty', async (page) => {
        await page.goto('/app/reports');
        await page.getByText('Nothing was opened in this period.').first().waitFor({ timeout: 60_000 });
      }));

    describe('of tickets that are known', () => {
      beforeAll(async () => {
        const { desk } = stage;
        const inTime = await openTicket(desk, 'support', { subject: 'Answered in time', category: 'technical' });
        await openTicket(desk, 'support', { subject: 'Never answered', category: 'billing' });
        await advance(desk, 'PT1H');
        await solve(inTime.id);
        await advance(desk, 'PT23H');
        const late = await openTicket(desk, 'sales', { subject: 'Answered late', category: 'quote_request' });
        await openTicket(desk, 'inquiry', { subject: 'Only just here' });
        await advance(desk, 'PT5H');
        await solve(late.id);
      });

      it('count them, with what was kept of the promises', async () => {
        const page = await stage.open(anna);
        await page.goto('/app/reports?days=7');
        await tile(page, 'Opened').getByText('4', { exact: true }).waitFor();
        await tile(page, 'Solved').getByText('2', { exact: true }).waitFor();
        await tile(page, 'Backlog').getByText('2', { exact: true }).waitFor();
        // One was answered in time; one late, one never.
        await tile(page, 'Answers in time').getByText('33%', { exact: true }).waitFor();
        await tile(page, 'Solutions in time').getByText('100%', { exact: true }).waitFor();
        await tile(page, 'Opened').getByText('4 more than in the 7 days before').waitFor();
        await page.context().close();
      });

      it('say the same in a table, and in a file, once the period ends after it begins', async () => {
        const page = await stage.open(anna);
        const asked: string[] = [];
        page.on('request', (request) => asked.push(new URL(request.url()).pathname));
        await page.goto('/app/reports?from=2026-03-03&to=2026-03-02');
        await page.getByText('This is before the first day.').waitFor();
        await page.getByText('This period ends before it begins').waitFor();
        await judge(page, 'reports-turned');
        await picture(page, 'reports-turned');
        expect(asked.filter((path) => path.startsWith('/reports/'))).toEqual([]);
        await page.getByRole('button', { name: 'Swap the dates' }).click();
        await page.getByRole('button', { name: 'Opened, solved and backlog as a table' }).click();
        await page.getByRole('row', { name: '2 Mar 2 1 1' }).waitFor();
        await page.getByRole('row', { name: '3 Mar 2 1 2' }).waitFor();
        await page.getByRole('button', { name: 'Time to the first answer as a table' }).click();
        await page.getByRole('row', { name: 'Sales 1 5 h 5 h' }).waitFor();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'Keep Opened, solved and backlog as a CSV file' }).click(),
        ]);
        expect(file.suggestedFilename()).toMatch(/^days-from-.*\.csv$/);
        expect(readFileSync(await file.path(), 'utf8')).toBe(
          'day,opened,resolved,backlog\r\n2026-03-02,2,1,1\r\n2026-03-03,2,1,2\r\n',
        );
        expect(complaints(page)).toEqual([]);
        await page.context().close();
      });

      it('keep what was chosen in the address', async () => {
        const page = await stage.open(anna);
        await page.goto('/app/reports');
        await page.getByText('7 days', { exact: true }).click();
        await page.getByRole('radiogroup', { name: 'By' }).getByText('department', { exact: true }).click();
        await page.waitForURL(/days=7/);
        await page.waitForURL(/by=department/);
        await page.reload();
        expect(await page.getByRole('radio', { name: 'department' }).isChecked()).toBe(true);
        await page.context().close();
      });

      it('look well, wide and narrow, light and dark', () =>
        lookAt(stage, anna, 'reports', async (page) => {
          await page.goto('/app/reports?days=7');
          await page.locator('.recharts-bar-rectangle').first().waitFor();
          await tile(page, 'Opened').getByText('4', { exact: true }).waitFor();
        }));
    });
  });
});
