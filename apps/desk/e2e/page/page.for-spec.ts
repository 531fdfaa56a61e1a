/** A desk, a browser, and somebody signed in: what every story of the page begins with. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DeskProcess, startDesk } from '@eventdesk/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;
export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];
/** What the stories saw, kept until the next run. */
const pictures = resolve(__dirname, '../../../../coverage/screenshots');

export interface Person {
  name: string;
  email: string;
  department?: string;
}
export const anna: Person = { name: 'Anna Bakker', email: 'anna@chargecars.nl', department: 'support' };
export const sem: Person = { name: 'Sem de Groot', email: 'sem@chargecars.nl', department: 'sales' };

export interface Stage {
  desk: DeskProcess;
  browser: Browser;
  /** A browser window of its own, signed in as `who`; with null, of a stranger. */
  open(who: Person | null, options?: { size?: Size; theme?: Theme; language?: 'en' | 'nl' }): Promise<Page>;
  close(): Promise<void>;
}

/** @param executable of Chromium, as `withBrowser` gives it */
export async function setStage(executable: string, environment: NodeJS.ProcessEnv = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-page-'));
  const desk = await startDesk(folder, environment);
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-gpu'] });
  return {
    desk,
    browser,
    open: (who, options) => openWindow({ desk, browser }, who, options),
    async close() {
      await browser.close();
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openWindow(
  { desk, browser }: Pick<Stage, 'desk' | 'browser'>,
  who: Person | null,
  { size = 'wide', theme = 'light', language = 'en' }: { size?: Size; theme?: Theme; language?: 'en' | 'nl' } = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: sizes[size],
    colorScheme: theme,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  if (who) await signIn(context, desk, who);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints(page).push(`${page.url()}: ${String(error)}`));
  page.on('console', (message) => {
    // Chromium tells of every refusal; whether the page tells of it, too, is for the stories.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints(page).push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

async function signIn(context: BrowserContext, desk: DeskProcess, who: Person): Promise<void> {
  const answer = await context.request.post('/session', { data: { key: desk.key, ...who } });
  if (answer.status() !== 204) throw new Error(`signing in answered ${answer.status()}: ${await answer.text()}`);
}

const heard = new WeakMap<Page, string[]>();
/** Errors of scripts and of the console on this page so far. */
export const complaints = (page: Page): string[] => {
  const known = heard.get(page) ?? [];
  heard.set(page, known);
  return known;
};

/** The minified one: it is read by a browser again with each page. */
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Of WCAG 2.2 A and AA, and axe's best practices. */
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those that another theme can break. */
const rulesOfColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** @returns what is wrong, with where */
export async function violations(page: Page, rules: object = allRules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const results = await page.evaluate(
    (runOnly) =>
      (globalThis as unknown as { axe: { run: (where: object, how: object) => Promise<{ violations: Found[] }> } }).axe.run(
        document,
        { resultTypes: ['violations'], runOnly },
      ),
    rules,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`),
  );
}
interface Found {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}
declare const document: object;

/** Keeps a picture of the window as it is: `coverage/screenshots/{name}.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

/** Resolves, in the page, when it has been drawn as it now is, and no colour is on its way to another: the end of one may begin the next. */
const settled = `(async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await drawn();
  for (let running; (running = document.getAnimations()).length > 0; await drawn())
    await Promise.allSettled(running.map(({ finished }) => finished));
})()`;

/** As when the evening comes: the page follows the system without being loaded anew. */
async function turn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
  await page.evaluate(settled);
}

/** What is open on the page right now: no violation in either theme. */
export async function judge(page: Page, name: string): Promise<void> {
  for (const [theme, rules] of [
    ['light', allRules],
    ['dark', rulesOfColours],
  ] as const) {
    await turn(page, theme);
    expect({ name, theme, violations: await violations(page, rules) }).toEqual({ name, theme, violations: [] });
  }
}

/** As when it is chosen in another window: the page speaks Dutch without being loaded anew. */
async function speakDutch(page: Page): Promise<void> {
  await page.evaluate(`localStorage.setItem('eventdesk.language', '"nl"');
    dispatchEvent(new StorageEvent('storage', { key: 'eventdesk.language' }))`);
  await page.locator('html[lang="nl"]').waitFor();
  await page.evaluate(settled);
}

/** The page's own words that do not fit where they stand; what people wrote may be cut. */
const cutWords = `[...document.querySelectorAll('.mantine-Button-label, .mantine-Badge-label, [role="tab"], th, [role="columnheader"], label, dt, h2, h3')]
  .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
  .filter((element) => getComputedStyle(element).overflowX !== 'visible')
  .map(({ textContent }) => textContent)`;

/** In both sizes and themes: no violation, nothing complained of, and a picture of each; and one in Dutch, with no word cut. @param ready resolves when the page shows what it is about */
export async function lookAt(
  stage: Stage,
  who: Person | null,
  name: string,
  ready: (page: Page) => Promise<unknown>,
): Promise<void> {
  for (const size of Object.keys(sizes) as Size[]) {
    const page = await stage.open(who, { size });
    await ready(page);
    for (const theme of themes) {
      await turn(page, theme);
      expect({ name, size, theme, violations: await violations(page) }).toEqual({ name, size, theme, violations: [] });
      await picture(page, `${name}-${size}-${theme}`);
    }
    if (size === 'wide') {
      await turn(page, 'light');
      await speakDutch(page);
      expect({ name, cut: await page.evaluate(cutWords) }).toEqual({ name, cut: [] });
      await picture(page, `${name}-wide-dutch`);
    }
    expect(complaints(page)).toEqual([]);
    await page.context().close();
  }
}
