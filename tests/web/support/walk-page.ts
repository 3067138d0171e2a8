import type { Locator, Page } from 'playwright-core';

/** Somebody who uses the page by clicking and typing. */
export type Walk = {
  readonly speakAs: (role: 'operator' | 'member') => Promise<void>;
  /** Types a line. @returns the words of the answer. */
  readonly ask: (line: string) => Promise<string>;
  /** Presses a button of the newest answer. @returns the words of the answer. */
  readonly press: (label: string) => Promise<string>;
  /** Chooses an entry of a member's menu, of oneself. */
  readonly askOfMember: (title: string) => Promise<string>;
  /** Chooses an entry of the menu of the newest round's answer. */
  readonly askOfMessage: (title: string) => Promise<string>;
  /**
   * Uses every control below the newest answer that was not used with that label before, and those that follow.
   *
   * @param again asks for the answer anew, since a press may replace it.
   */
  readonly pressAll: (again: () => Promise<unknown>) => Promise<void>;
  /** Whether the newest answer has a picture. */
  readonly hasPicture: () => Promise<boolean>;
  /** Names of the views and forms that were used. */
  readonly driven: () => ReadonlySet<string>;
  /** Pictures of the newest answer in both widths. */
  readonly shoot: (path: string) => Promise<void>;
};

/** No answer has more. */
const MOST_PRESSES = 60;

type Given = {
  /** What is handed over in forms. */
  readonly file?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  /** Account of the member whose menu is opened. */
  readonly member?: string;
};

const NO_ROUND = { name: 'not-a-round.txt', mimeType: 'text/plain', buffer: Buffer.from('x') };

export function walkPage(page: Page, { file = NO_ROUND, member = '' }: Given = {}): Walk {
  const names = new Set<string>();
  const used = new Set<string>();
  const entries = page.locator('article.entry');

  /** Until every answer under way is complete, also one that a form leads to. @returns the words of the newest. */
  const settled = async (): Promise<string> => {
    await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
    if (await page.locator('dialog[open]').isVisible()) {
      await fillDialog();
      await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
    }
    return await entries.last().locator('.answer').innerText();
  };
  const send = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Send' }).click();
    return await settled();
  };
  const fillDialog = async (): Promise<void> => {
    const dialog = page.locator('dialog[open]');
    names.add(nameOf(await dialog.locator('form').getAttribute('data-press')));
    for (const field of await dialog.locator('input[type=text], textarea').all())
      if ((await field.inputValue()) === '') await field.fill('Sally');
    for (const field of await dialog.locator('input[type=file]').all()) await field.setInputFiles([file]);
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const keyOf = async (control: Locator): Promise<string> => {
    const isForm = (await control.locator('xpath=self::form').count()) === 1;
    const label = isForm ? 'menu' : await control.innerText();
    return `${nameOf(await control.getAttribute('data-press'))} ${label}`;
  };
  const unused = async (entry: Locator): Promise<{ control: Locator; key: string }[]> => {
    const controls = await entry.locator('[data-press]:not([disabled])').all();
    const keyed = await Promise.all(
      controls.map(async (control) => ({ control, key: await keyOf(control) })),
    );
    return keyed.filter(({ key }) => !used.has(key));
  };
  const use = async (control: Locator): Promise<void> => {
    const select = control.locator('select');
    const input = control.locator('input');
    if ((await select.count()) > 0) {
      const values = await select.locator('option:not([disabled])').all();
      await select.selectOption((await values.at(-1)?.getAttribute('value')) ?? '');
      await control.getByRole('button').click();
    } else if ((await input.count()) > 0) {
      await input.fill('100000000000000001');
      await control.getByRole('button').click();
    } else {
      await control.click();
    }
    // Either the answer changes, or another one follows, or a form opens.
    await settled();
  };

  /** Uses what the answers from that one on lead to. What a press takes away stays unused. */
  const pressFrom = async (first: number): Promise<void> => {
    for (let press = 0; press < MOST_PRESSES; press++) {
      let next: { control: Locator; key: string } | undefined;
      for (let at = first; at < (await entries.count()) && next === undefined; at++)
        [next] = await unused(entries.nth(at));
      if (next === undefined) return;
      used.add(next.key);
      names.add(next.key.split(' ')[0] ?? '');
      await use(next.control);
    }
  };

  return {
    speakAs: async (role) => {
      if ((await page.locator('#role').inputValue()) === role) return;
      const offered = page.waitForResponse('**/page/commands');
      await page.locator('#role').selectOption(role);
      await offered;
    },
    ask: async (line) => {
      await page.locator('#line').fill(line);
      await page.keyboard.press('Escape');
      return await send();
    },
    press: async (label) => {
      await entries.last().getByRole('button', { name: label, exact: true }).click();
      return await settled();
    },
    askOfMember: async (title) => {
      await page.locator('#line').fill(title);
      await page.locator('#line-list').getByRole('option', { name: title }).click();
      await page.locator('#option-0').fill(member);
      return await send();
    },
    askOfMessage: async (title) => {
      await page.locator('#line').fill('/round round:latest');
      await page.keyboard.press('Escape');
      await send();
      const entry = entries.last();
      await entry.locator('details.apps summary').click();
      await entry.locator('details.apps').getByRole('button', { name: title }).click();
      return await settled();
    },
    pressAll: async (again) => {
      const own = new Set((await unused(entries.last())).map(({ key }) => key));
      for (let left = own.size; left > 0;) {
        await pressFrom((await entries.count()) - 1);
        // Older answers only make the page long.
        await page.evaluate(`document.querySelectorAll('article.entry').forEach((entry) => entry.remove())`);
        const still = own.difference(used).size;
        if (still === left) throw new Error(`These controls were not reached: ${[...own].join(', ')}`);
        left = still;
        if (left > 0) await again();
      }
    },
    hasPicture: async () => (await entries.last().locator('img').count()) > 0,
    driven: () => names,
    shoot: async (path) => {
      // The box at the bottom must not cover anything.
      await page.setViewportSize({ width: 900, height: 2400 });
      for (const width of ['550', '300']) {
        await page.locator('#width').selectOption(width);
        await page.evaluate(`Promise.allSettled([...document.images].map((image) => image.decode()))`);
        await entries.last().screenshot({ path: `${path}-${width}.png` });
      }
      await page.locator('#width').selectOption('550');
      await page.setViewportSize({ width: 900, height: 900 });
    },
  };
}

function nameOf(id: string | null): string {
  return /^[a-z]+/.exec(id ?? '')?.[0] ?? '';
}
