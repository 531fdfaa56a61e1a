// The page in a browser, on a desk of 100,000 tickets against one of 1,000. Needs Chromium where a system has it, or CHROMIUM.
// EVENTDESK_BENCH_TICKETS: the larger number.
import testing from '@eventdesk/testing';
import { chromium } from 'playwright-core';
import { largeDesk } from './lib/large-desk.mjs';
import { median } from './lib/measure.mjs';
import { rareWord } from './lib/desk-history.mjs';

const MANY = Number(process.env.EVENTDESK_BENCH_TICKETS ?? 100_000);
const FEW = 1_000;
const ROUNDS = 9;
const browserPath = testing.browserPath();

export default async function page(report) {
  if (!browserPath) return console.error('  Chromium: set CHROMIUM to measure the page');
  const [few, many] = [await measured(FEW), await measured(MANY)];
  const against = (name, key) =>
    report({
      name: `${name}, ${MANY.toLocaleString('en')} tickets`,
      value: `${many[key].toFixed(0)} ms`,
      ratio: many[key] / few[key],
      unit: `of ${few[key].toFixed(0)} ms at ${FEW.toLocaleString('en')}`,
      atMost: true,
    });
  against('queue: from the address to where a key moves the selection, nothing cached', 'interactive');
  against('queue: the same, assets cached', 'again');
  against('search: from a key to its result on screen', 'search');
  against('another user’s change, from its answer to this screen', 'change');
}

async function measured(tickets) {
  const desk = await testing.startDesk(await largeDesk(tickets));
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await calm(desk);
    const context = await signedIn(browser, desk);
    await timeToInteractive(context);
    const again = await rounds(() => timeToInteractive(context));
    const interactive = await rounds(async () => timeToInteractive(await signedIn(browser, desk)));
    const tab = await context.newPage();
    await tab.goto('/app/queue/all');
    await tab.locator('[data-row]').first().waitFor();
    const search = await searches(tab);
    const change = await changes(tab, desk);
    return { interactive, again, search, change };
  } finally {
    await browser.close();
    await desk.stop();
  }
}

async function rounds(measure) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await measure(round));
  return median(times);
}

async function signedIn(browser, desk) {
  const context = await browser.newContext({ baseURL: desk.url, viewport: { width: 1440, height: 900 } });
  const person = { key: desk.key, name: 'Anna Bakker', email: 'anna@chargecars.nl', department: 'support' };
  await context.request.post('/session', { data: person });
  return context;
}

/** Open clocks of long ago breach as the desk starts: that work comes first. */
async function calm(desk) {
  for (let still = 0; still < 3;) {
    const { body } = await desk.request('GET', '/admin/projections');
    still = body.items.every(({ lag }) => lag === 0) ? still + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Interactive: `j` pressed again and again from the first moment has moved the selection. */
async function timeToInteractive(context) {
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const press = setInterval(() => {
      if (document.activeElement?.closest('.queue-row')) {
        globalThis.interactiveAt = performance.now();
        clearInterval(press);
      } else window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true }));
    }, 5);
  });
  await tab.goto('/app/queue/all', { waitUntil: 'commit' });
  await tab.waitForFunction(() => globalThis.interactiveAt !== undefined);
  const at = await tab.evaluate(() => globalThis.interactiveAt);
  await tab.close();
  return at;
}

/** Words that few tickets have, each another one. The key is their first letter: what one sees before the last would be the result already. */
async function searches(tab) {
  const box = tab.getByRole('searchbox').first();
  return rounds(async (round) => {
    const word = rareWord(400 + 37 * round);
    await box.fill(word.slice(1));
    await box.press('Home');
    await tab.waitForTimeout(1_000);
    await tab.evaluate((wanted) => {
      globalThis.foundAt = undefined;
      const seen = () =>
        [...document.querySelectorAll('.queue-row mark')].some(({ textContent }) =>
          textContent?.toLowerCase().startsWith(wanted),
        );
      window.addEventListener('keydown', () => (globalThis.pressedAt = performance.now()), { once: true, capture: true });
      const look = () => {
        if (globalThis.pressedAt !== undefined && seen()) globalThis.foundAt = performance.now();
        else requestAnimationFrame(look);
      };
      globalThis.pressedAt = undefined;
      look();
    }, word);
    await box.press(word[0]);
    await tab.waitForFunction(() => globalThis.foundAt !== undefined);
    const took = await tab.evaluate(() => globalThis.foundAt - globalThis.pressedAt);
    await box.fill('');
    return took;
  });
}

/** Of a ticket on screen, by another user over HTTP; both clocks are this machine's. */
async function changes(tab, desk) {
  await tab.goto('/app/queue/all');
  const row = tab.locator('[data-row]').first();
  await row.waitFor();
  const id = await row.getAttribute('data-row');
  return rounds(async (round) => {
    const subject = `Changed by another ${round}`;
    await tab.evaluate(
      ({ id, subject }) => {
        globalThis.shownAt = undefined;
        const look = () => {
          if (document.querySelector(`[data-row="${id}"]`)?.textContent?.includes(subject)) globalThis.shownAt = Date.now();
          else requestAnimationFrame(look);
        };
        look();
      },
      { id, subject },
    );
    await desk.request('PATCH', `/tickets/${id}`, { subject });
    const answered = Date.now();
    await tab.waitForFunction(() => globalThis.shownAt !== undefined);
    return Math.max(0, (await tab.evaluate(() => globalThis.shownAt)) - answered);
  });
}
