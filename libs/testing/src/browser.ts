import { existsSync } from 'node:fs';
import { withVariable } from './real-server';

/** The headless shell first: Chromium without its windows takes half of the processor time. */
const usual = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of Chromium: CHROMIUM, or where systems have it. */
export const browserPath = (): string | undefined => process.env['CHROMIUM'] ?? usual.find((path) => existsSync(path));

/** Registers the tests that need a browser; where there is none one line says how to give it. Needs jest's globals. */
export function withBrowser(register: (executable: string) => void): void {
  const found = browserPath();
  if (found !== undefined) return register(found);
  withVariable({ name: 'Chromium', variable: 'CHROMIUM', example: '/usr/bin/chromium' }, register);
}
