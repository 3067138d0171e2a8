import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { CHROMIUM, findBarriers, openBrowser, visit } from './support/open-browser.ts';
import { openTestPage, type TestPage } from './support/open-test-page.ts';

// The whole page is walked in page.slow.test.ts.
describe.skipIf(CHROMIUM === undefined)('the page in a browser (skipped: there is no Chromium here)', () => {
  let opened: TestPage;
  let browser: Browser;

  beforeAll(async () => {
    opened = await openTestPage({ pictures: () => ({ ...stubPictures(), close: async () => undefined }) });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  it('shows the recap, whose buttons work by keyboard, without a barrier or a problem', async () => {
    const { page, problems, close } = await visit(browser, opened.link);
    const recap = page.locator('article.entry').first();
    await recap.getByRole('button', { name: 'Weapons' }).press('Enter');
    await recap.getByRole('img', { name: 'MP 40' }).waitFor();
    expect(await recap.locator(':focus').textContent()).toBe('Overview');
    expect(await findBarriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  it('fits a phone in the light theme, also while a command is filled in', async () => {
    const { page, problems, close } = await visit(browser, opened.link, { width: 390, scheme: 'light' });
    await page.locator('#line').fill('/top');
    await page.locator('#line-list').getByRole('option', { name: '/top' }).click();
    await page.getByRole('option', { name: 'Damage per minute' }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
      '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
    );
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    // A whole line needs none of the fields.
    await page.locator('#line').fill('/top stat:kills min_rounds:1');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Goldrush Gus').last().waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('shows an answer without JavaScript', async () => {
    const first = await visit(browser, opened.url, { hasScripts: false });
    await first.page.goto(opened.link);
    await first.page.goto(`${opened.url}/see/recap/latest`);
    await first.page.getByRole('heading', { name: 'Friday, 2 October 2026' }).waitFor();
    expect(await first.page.locator('img').getAttribute('alt')).toContain('5 against');
    // The field for a command, and what shows it: nothing else would work.
    expect(await first.page.locator('button:visible, select:visible, input:visible').count()).toBe(2);
    expect(await first.page.locator('form[action="/see"] button:visible').count()).toBe(1);
    await first.page.getByRole('link', { name: '/top' }).click();
    await first.page.getByText('Goldrush Gus').waitFor();
    expect(first.problems).toEqual([]);
    await first.close();
  });
});
