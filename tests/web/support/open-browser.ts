import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser of this machine; undefined where there is none. .ci/run installs it. */
export const CHROMIUM = PLACES.find((place) => existsSync(place));

export async function openBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('There is no Chromium on this machine');
  return await chromium.launch({
    executablePath: CHROMIUM,
    // Chromium refuses its sandbox to root; the pages are our own.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}

/** A visitor with a browser window of their own, which notes everything that a page must not do. */
export type Visit = {
  readonly page: Page;
  /** Errors in the console, failed scripts, violations of the policy, and requests to other machines. */
  readonly problems: string[];
  readonly close: () => Promise<void>;
};

type Look = {
  readonly width?: number;
  readonly scheme?: 'dark' | 'light';
  readonly hasScripts?: boolean;
  readonly context?: (context: BrowserContext) => Promise<void>;
};

export async function visit(browser: Browser, url: string, look: Look = {}): Promise<Visit> {
  const { width = 900, scheme = 'dark', hasScripts = true } = look;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: hasScripts,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const problems: string[] = [];
  const { origin } = new URL(url);
  await context.route(
    (address) => address.origin !== origin && !['data:', 'blob:'].includes(address.protocol),
    async (route) => {
      problems.push(`request to ${route.request().url()}`);
      await route.abort();
    },
  );
  await context.exposeFunction('noteViolation', (text: string) => problems.push(`policy: ${text}`));
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => noteViolation(event.violatedDirective + ' ' + event.blockedURI))`,
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`script: ${String(error)}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  if (hasScripts) await page.locator('html[data-ready]').waitFor();
  return { page, problems, close: async () => context.close() };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it is: rule and place. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
