import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, judge, lookAt, sem, setStage, type Stage } from './page.for-spec';
import { fill, open } from './queue-fill.for-spec';

/** Four windows, each judged as a whole. Milliseconds, on a busy machine. */
const LOOK = 300_000;

withBrowser((executable) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(executable);
    await fill(stage, 24, anna.email);
    for (const at of [1, 2, 3, 4, 5])
      await open(stage, { subject: `Bulk ${at}`, tags: ['bulk'], status: at === 3 ? ['open', 'cancelled'] : ['open'] });
    await open(stage, { subject: 'Wet cellar', description: 'The wallbox hums. It smells of marzipan there.', to: sem.email });
  });
  afterAll(() => stage.close());

  const visit = async (address: string): Promise<Page> => {
    const page = await stage.open(anna);
    await page.goto(address);
    await page.getByRole('row').nth(1).waitFor();
    return page;
  };
  const subjects = (page: Page) => page.locator('.queue-link').allTextContents();
  /** What moved since the page was opened without anybody's doing, as browsers measure it. */
  const shiftsOf = (page: Page): Promise<{ value: number; of: string[] }[]> =>
    page.evaluate(`new Promise((done) => {
      const seen = [];
      new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(seen.filter(({ hadRecentInput }) => !hadRecentInput).map(({ value, sources }) => ({
        value,
        of: sources.map(({ node }) => node?.className ?? String(node)),
      }))), 500);
    })`);
  const focused = (page: Page) => page.locator('.queue-link:focus').textContent();

  describe('an agent with keys alone', () => {
    it('goes down the queue, opens a ticket, and comes back to the same row', async () => {
      const page = await visit('/app/queue/mine');
      const [, second] = await subjects(page);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      expect(await focused(page)).toBe(second);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/app\/tickets\//);
      await page.goBack();
      await page.locator('.queue-link:focus').waitFor();
      expect(await focused(page)).toBe(second);
      expect(complaints(page)).toEqual([]);
      await page.context().close();
    });

    it('resolves five at once, is told which one was refused, and takes the others back', async () => {
      const page = await visit('/app/queue/all?tag=bulk&status=any');
      await page.keyboard.press('Control+a');
      await page.getByText('5 selected').waitFor();
      await page.keyboard.press('s');
      await page.getByRole('option', { name: 'Resolved' }).waitFor();
      await judge(page, 'status-picker');
      await page.getByPlaceholder('Set the status').fill('resolved');
      await page.getByRole('option', { name: 'Resolved' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('4 done · 1 refused').waitFor();
      await page.getByText('From “cancelled” a ticket can’t go to “resolved”.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('4 undone · 1 refused').waitFor();
      const { body } = await stage.desk.request<{ total: number }>('GET', '/tickets?tag=bulk&status=open');
      expect(body.total).toBe(4);
      await page.context().close();
    });
  });

  describe('a queue', () => {
    it('stays still while others work, and says that there is more', async () => {
      const page = await visit('/app/queue/all?tag=bulk&sort=created_at');
      const before = await subjects(page);
      const { body } = await stage.desk.request<{ items: { id: string; subject: string }[] }>(
        'GET',
        '/tickets?tag=bulk&status=open&sort=created_at',
      );
      const first = body.items[0];
      await open(stage, { subject: 'Bulk, too', tags: ['bulk'] });
      await stage.desk.request('POST', `/tickets/${first?.id}/status`, { status: 'pending' });
      await page.getByRole('row').filter({ hasText: 'Bulk 1' }).getByText('Pending').waitFor();
      const pill = page.getByRole('button', { name: /change.* · show/ });
      await pill.waitFor();
      expect(await subjects(page)).toEqual(before);
      const shifts = await shiftsOf(page);
      expect({ shifts, sum: shifts.reduce((sum, { value }) => sum + value, 0) < 0.02 }).toEqual({ shifts, sum: true });
      await pill.click();
      await page.getByRole('link', { name: 'Bulk, too' }).waitFor();
      expect(await subjects(page)).toEqual([...before, 'Bulk, too']);
      await page.context().close();
    });

    it('finds words wherever they are, and marks them', async () => {
      const page = await visit('/app/queue/all');
      await page.keyboard.press('/');
      await page.keyboard.type('marzip');
      const mark = page.locator('mark', { hasText: 'marzipan' });
      await mark.waitFor();
      expect(new URL(page.url()).searchParams.get('q')).toBe('marzip');
      expect(await subjects(page)).toEqual(['Wet cellar']);
      await page.context().close();
    });

    it('opens its menus, the palette and the keys where everybody comes by them', async () => {
      const page = await visit('/app/queue/all');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('option', { name: 'Priority' }).waitFor();
      await judge(page, 'filters');
      await page.getByRole('option', { name: 'Priority' }).click();
      await page.getByRole('option', { name: 'Urgent' }).waitFor();
      await judge(page, 'filter-picker');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('option', { name: 'Opened' }).click();
      await page.getByLabel('Opened from').waitFor();
      await judge(page, 'dates');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('option').first().waitFor();
      await judge(page, 'columns');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByLabel('Search').fill('wet');
      await page.getByRole('dialog').getByText('Wet cellar').waitFor();
      await judge(page, 'palette');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Shift+?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await judge(page, 'keys');
      expect(complaints(page)).toEqual([]);
      await page.context().close();
    });

    it('is kept as a view, and stands in the navigation', async () => {
      const page = await visit('/app/queue/all?tag=bulk');
      await page.getByRole('button', { name: 'Views' }).click();
      await judge(page, 'views');
      await page.getByLabel('Name of the view').fill('Bulk work');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Bulk work' }).waitFor();
      await page.reload();
      await page.getByRole('navigation').getByRole('link', { name: 'Bulk work' }).waitFor();
      await page.context().close();
    });
  });

  it('asks to sign in again when the session ends, and goes on where one was', async () => {
    const page = await visit('/app/queue/all?tag=bulk');
    await page.getByRole('checkbox').nth(2).check();
    await page.context().clearCookies();
    await page.keyboard.press('r');
    await page.getByText('Your session has ended.').waitFor();
    await page.getByLabel('Your name').fill(anna.name);
    await page.getByLabel('Your e-mail address').fill(anna.email);
    await page.getByLabel('Key of the desk', { exact: false }).fill(stage.desk.key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('1 selected').waitFor();
    expect(new URL(page.url()).searchParams.get('tag')).toBe('bulk');
    await page.context().close();
  });

  describe('a queue looks well, wide and narrow, light and dark,', () => {
    const rows = (address: string) => async (page: Page) => {
      await page.goto(address);
      await page.getByRole('row').nth(1).waitFor();
    };
    it('with work in it', () => lookAt(stage, anna, 'queue-filled', rows('/app/queue/all')), LOOK);
    it(
      'with some selected',
      () =>
        lookAt(stage, anna, 'queue-selection', async (page) => {
          await rows('/app/queue/all')(page);
          await page.getByRole('checkbox').nth(2).check();
          await page.getByRole('checkbox').nth(3).check();
          await page.getByText('2 selected').waitFor();
        }),
      LOOK,
    );
    it(
      'searched',
      () =>
        lookAt(stage, anna, 'queue-search', async (page) => {
          await page.goto('/app/queue/all?q=station&priority=high,normal');
          await page.locator('mark').first().waitFor();
        }),
      LOOK,
    );
    it(
      'empty',
      () =>
        lookAt(stage, anna, 'queue-empty', async (page) => {
          await page.goto('/app/queue/breached');
          await page.getByText('No promise was missed').waitFor();
        }),
      LOOK,
    );
  });
});
