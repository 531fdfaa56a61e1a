import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withBrowser } from '@eventdesk/testing';
import type { Page } from 'playwright-core';
import { anna, complaints, lookAt, setStage, type Stage } from './page.for-spec';

const delivered = readFileSync(resolve(__dirname, '../../../../desk.yaml'), 'utf8');
/** As delivered, with a policy in working hours and targets that differ by priority. */
const inOfficeHours = delivered
  .replace(
    '    always: { kind: always }',
    `    always: { kind: always }
    office:
      kind: weekly
      time_zone: Europe/Amsterdam
      hours:
        monday: ['09:00-12:30', '13:00-17:30']
        tuesday: ['09:00-17:30']
        wednesday: ['09:00-17:30']
        thursday: ['09:00-17:30', '19:00-21:00']
        friday: ['09:00-15:00']
      holidays: ['2026-12-25', '2027-01-01', '2027-04-27']`,
  )
  .replace(
    '      calendar: always\n      response: { hours: 8 }\n      resolution: { hours: 72 }',
    '      calendar: office\n      response: { hours: 8, by_priority: { urgent: 1 } }\n      resolution: { hours: 72 }',
  );

const parked = {
  consumer: 'notification',
  ticket_id: '0197a2b4-5c6d-7e8f-9a0b-1c2d3e4f5a6b',
  event_id: '0197a2b4-5c6d-7e8f-9a0b-1c2d3e4f5a6c',
  event_type: 'TicketOpened',
  attempts: 12,
  error: 'SMTP server smtp.example answered 421 4.7.0 try again later',
  parked_at: '2026-11-25T10:00:00.000Z',
  waiting: 3,
};

withBrowser((executable) => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-config-'));
    writeFileSync(join(folder, 'desk.yaml'), inOfficeHours);
    stage = await setStage(executable, { EVENTDESK_CONFIG: join(folder, 'desk.yaml') });
    for (let count = 0; count < 6; count++)
      await stage.desk.request('POST', '/tickets', {
        ...{ ticket_type: count % 3 === 2 ? 'sales' : 'support', category: 'information', business_entity_id: 'chargecars' },
        ...{ subject: `Question ${count} about the station`, description: 'How long does it take?' },
        contact: { name: 'Jan de Vries', email: `jan${count}@klant.example` },
      });
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shown = async (page: Page, address: string, heading: string) => {
    await page.goto(`/app/operations/${address}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const answer = (page: Page, address: string, body: unknown) =>
    page.route(address, (route) => route.fulfill({ json: body, headers: { 'cache-control': 'no-store' } }));

  describe('the mailbox', () => {
    it('shows each department its mail, reads it, and leads to the ticket', async () => {
      const page = await stage.open(anna);
      await shown(page, 'mailbox', 'Mailbox');
      await page.getByRole('tab', { name: /^Sales/ }).click();
      const mails = page.getByRole('region', { name: 'Mails' }).getByRole('button');
      await mails.getByText('sales@chargecars.nl').first().waitFor();
      expect(await mails.getByText('support@chargecars.nl').count()).toBe(0);
      await mails.first().click();
      await page.getByText('How long does it take?').waitFor();
      await page.keyboard.press('j');
      await page.locator('[aria-current=true]').nth(0).waitFor();
      expect(await mails.nth(1).getAttribute('aria-current')).toBe('true');
      // The address says what is shown: a reload shows the same.
      await page.reload();
      await page.getByText('How long does it take?').waitFor();
      await page.getByRole('link', { name: /^SAL-/ }).click();
      await page.waitForURL(/\/app\/tickets\/SAL-/);

      await page.goBack();
      await page.getByLabel('To the address').fill('jan1@klant.example');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await mails.getByText('jan1@klant.example').first().waitFor();
      expect(await mails.getByText('sales@chargecars.nl').count()).toBe(0);
      expect(complaints(page)).toEqual([]);
    });
  });

  describe('projections', () => {
    it('show who is how far, and are made anew', async () => {
      const page = await stage.open(anna);
      await shown(page, 'projections', 'Projections');
      await page
        .getByRole('row', { name: /projector/ })
        .getByText('Caught up')
        .waitFor();
      await page.getByRole('button', { name: 'Make anew: Tickets' }).click();
      await page.getByText(/^Made anew: Tickets, \d+ events in/).waitFor();
      await page.getByRole('button', { name: 'Make all views anew' }).click();
      await page.getByText(/^Made anew: All views, \d+ events in/).waitFor();
      expect(complaints(page)).toEqual([]);
    });

    it('show how far it is, let none begin beside it, and say why one failed', async () => {
      const page = await stage.open(anna);
      const rebuild = { id: parked.event_id, view: 'timeline', events_total: 200_000, finished_at: null, error: null };
      let now: object = { ...rebuild, state: 'running', events_done: 50_000, started_at: parked.parked_at };
      await page.route('**/admin/projections/rebuild', (route) => route.fulfill({ json: now }));
      await shown(page, 'projections', 'Projections');
      await page.getByText('Making anew: Timeline · 50,000 of 200,000 events').waitFor();
      expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
      expect(await page.getByRole('button', { name: 'Make all views anew' }).isDisabled()).toBe(true);
      now = { ...now, state: 'failed', finished_at: parked.parked_at, error: 'the disk is full' };
      await page.getByText('It failed: the disk is full').waitFor();
      await page.getByRole('button', { name: 'Make all views anew', disabled: false }).waitFor();
    });
  });

  describe('parked work', () => {
    it('says why, and what trying again came to', async () => {
      const page = await stage.open(anna);
      let items: unknown[] = [parked];
      const results: unknown[] = [
        { finished: 0, error: 'still no answer' },
        { finished: 4, error: null },
      ];
      await page.route('**/admin/parked', (route) => route.fulfill({ json: { items } }));
      await page.route('**/admin/parked/*/*/retry', async (route) => {
        const result = results.shift();
        if (results.length === 0) items = [];
        await route.fulfill({ json: result });
      });
      await shown(page, 'parked', 'Parked work');
      await page.getByText(parked.error).waitFor();
      const again = page.getByRole('button', { name: /^Try again: .* of notification/ });
      await again.click();
      await page.getByText('It failed again: still no answer', { exact: false }).waitFor();
      await again.click();
      await page.getByText('Done: 4 events went through.').waitFor();
      await page.getByText('Nothing is parked').waitFor();
    });
  });

  describe('the register', () => {
    it('shows every number once, a series at a time, and that none is missing', async () => {
      const page = await stage.open(anna);
      await shown(page, 'numbers', 'Number register');
      await page.getByText('6 of 6 shown, without a gap').waitFor();
      await page.getByLabel('Series').selectOption('SAL');
      await page.getByText('2 of 2 shown, without a gap').waitFor();
      expect(page.url()).toContain('series=SAL');
      await page.getByLabel('Year').selectOption({ index: 2 });
      await page.getByText('No number was given in this series and year.').waitFor();
    });
  });

  describe('the configuration', () => {
    it('reads as people speak', async () => {
      const page = await stage.open(anna, { language: 'nl' });
      await shown(page, 'configuration?part=promises', 'Configuratie');
      await page.getByText('De afdeling en de directie krijgen bericht en de prioriteit stijgt één stap.').first().waitFor();
      await page.getByRole('tab', { name: 'Kalenders' }).click();
      await page.getByText('Uren in Europe/Amsterdam; 41,5 uur per week.').waitFor();
      await page.getByText('vr 25 december 2026').waitFor();
    });
  });

  describe('operation looks well, wide and narrow, light and dark', () => {
    it('mailbox', () =>
      lookAt(stage, anna, 'operations-mailbox', async (page) => {
        await shown(page, 'mailbox', 'Mailbox');
        const mails = page.getByRole('region', { name: 'Mails' }).getByRole('button');
        await mails.first().click();
        await page.getByRole('heading', { level: 2 }).first().waitFor();
      }));

    it('no parked work', () =>
      lookAt(stage, anna, 'operations-parked-none', async (page) => {
        await shown(page, 'parked', 'Parked work');
        await page.getByText('Nothing is parked').waitFor();
      }));

    it('parked work', () =>
      lookAt(stage, anna, 'operations-parked', async (page) => {
        const long = { ...parked, consumer: 'sla-monitor', error: `Unexpected ${'token '.repeat(60)}` };
        await answer(page, '**/admin/parked', { items: [parked, long] });
        await shown(page, 'parked', 'Parked work');
        await page.getByText(parked.error).waitFor();
      }));

    it('projections', () =>
      lookAt(stage, anna, 'operations-projections', async (page) => {
        await shown(page, 'projections', 'Projections');
        await page.getByRole('row', { name: /projector/ }).waitFor();
      }));

    it('numbers', () =>
      lookAt(stage, anna, 'operations-numbers', async (page) => {
        await shown(page, 'numbers', 'Number register');
        await page.getByText('without a gap', { exact: false }).waitFor();
      }));

    it.each([
      ['workflows', 'As specified'],
      ['promises', 'When time runs out'],
      ['calendars', 'Holidays'],
      ['types', 'Goes to'],
      ['brands', 'Public form'],
    ])('configuration: %s', (part, text) =>
      lookAt(stage, anna, `operations-configuration-${part}`, async (page) => {
        await shown(page, `configuration?part=${part}`, 'Configuration');
        await page.getByText(text).first().waitFor();
      }),
    );
  });
});
