// The whole page in a real browser: every command of docs/commands.md, and every button, menu and form that it leads to.
// DEBRIEF_SCREENSHOTS=FOLDER keeps a picture of each answer in both widths.
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ComponentType } from 'discord-api-types/v10';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { buttonsBlock, selectBlock, textBlock } from '../../bot/framework/reply/blocks.ts';
import { defineCommand } from '../../bot/framework/command.ts';
import type { GameBot } from '../../bot/framework/game-bot.ts';
import { createRegistry } from '../../bot/registry.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { CHECKOUT } from '../../core/config.ts';
import { FRIEND } from '../../docs/generate/examples.data.ts';
import { typedLine } from '../../docs/generate/build-commands-page.ts';
import { type Described, listCommands } from '../../docs/generate/list-commands.ts';
import { storeLink } from '../../people/store-link.ts';
import { HOSTILE_NAMES } from '../bot/support/evenings.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { matchFiles, roundFile } from '../support/etlegacy/round-file.ts';
import { walkPage } from './support/walk-page.ts';
import { CHROMIUM, findBarriers, openBrowser, visit } from './support/open-browser.ts';
import { openTestPage, type TestPage } from './support/open-test-page.ts';

const DOCS = readFileSync(path.join(CHECKOUT, 'docs', 'commands.md'), 'utf8');
const SHOTS = process.env['DEBRIEF_SCREENSHOTS'];

/** Nobody is too fast here. */
function patientClock(): () => Date {
  let looks = 0;
  return () => new Date(Date.UTC(2026, 9, 3, 9) + 10_000 * (looks += 1));
}

describe.skipIf(CHROMIUM === undefined)('the page in a browser (skipped: there is no Chromium here)', () => {
  let opened: TestPage;
  let browser: Browser;

  beforeAll(async () => {
    [opened, browser] = await Promise.all([openTestPage({ now: patientClock() }), openBrowser()]);
    if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
  });

  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  it(
    'answers every command, and every control below an answer leads on',
    { timeout: 1_200_000 },
    async () => {
      const { page, problems, close } = await visit(browser, opened.link);
      const { name, body } = roundFile({ at: '2026-09-04 21:00:00' });
      const file = { name, mimeType: 'text/plain', buffer: body };
      const walk = walkPage(page, { file, member: FRIEND.userId });
      await linkFriend(opened);
      for (const command of listCommands()) {
        await walk.speakAs(roleFor(command));
        const words = await ask(walk, command);
        if (SHOTS !== undefined) await walk.shoot(path.join(SHOTS, nameOf(command)));
        expect.soft(summarise(words, await walk.hasPicture()), command.title).toEqual(documented(command));
        expect(await findBarriers(page), command.title).toEqual([]);
        await walk.pressAll(async () => ask(walk, command));
        expect(problems, command.title).toEqual([]);
      }
      await walk.speakAs('operator');
      expect(await walk.ask('/admin reimport what:file server:sample')).toContain(name);
      expect(problems).toEqual([]);
      const { views, forms } = createRegistry([etlegacyBot]);
      const names = [...views, ...forms].map((one) => one.name);
      // Steps of /setup are about channels of a Discord server, which a page has none of; the sample has no event log.
      expect(names.filter((one) => !walk.driven().has(one)).toSorted()).toEqual([
        'roundlog',
        'setup',
        'tune',
      ]);
      await close();
    },
  );

  it('shows nobody the private answers of another visitor', async () => {
    const [one, other] = [await visit(browser, opened.link), await visit(browser, opened.link)];
    await walkPage(one.page).ask('/top stat:kills private:true');
    await one.page.getByText('Only you can see this').waitFor();
    await walkPage(other.page).ask('/recap');
    expect(await other.page.getByText('Only you can see this').count()).toBe(0);
    for (const { problems, close } of [one, other]) {
      expect(problems).toEqual([]);
      await close();
    }
  });

  it('changes an open recap when a round is imported, without a reload', async () => {
    const { page, problems, close } = await visit(browser, opened.link);
    const recap = page.locator('article.entry').first();
    await recap.getByRole('heading', { name: 'Friday, 2 October 2026' }).waitFor();
    const { importFiles } = botOperations(opened.test.db, loadImporters);
    await walkPage(page).ask('/help');
    await walkPage(page).ask('/top stat:kills min_rounds:1');
    const menu = recap.locator('select').first();
    await menu.selectOption({ index: 1 });
    await page.locator('#line').focus();
    await page.evaluate('document.querySelector("#talk").scrollTop = 150');
    const files = matchFiles({ at: '2026-10-03 07:00:00' });
    await importFiles(
      'sample',
      files.map(({ name, body }) => ({ name, bytes: body })),
    );
    // What somebody is about to choose is waited for.
    await page.waitForTimeout(5_000);
    await recap.getByRole('heading', { name: 'Friday, 2 October 2026' }).waitFor();
    await page.evaluate('document.querySelector("article.entry select").selectedIndex = 0');
    await page.evaluate(
      '[...document.querySelectorAll("article.entry button")].find((one) => one.textContent === "Weapons").focus({ preventScroll: true })',
    );
    await recap.getByRole('heading', { name: 'Saturday, 3 October 2026' }).waitFor();
    expect(await recap.locator(':focus').textContent()).toBe('Weapons');
    expect(await page.evaluate('document.querySelector("#talk").scrollTop')).toBe(150);
    expect(problems).toEqual([]);
    await close();
  });
});

describe.skipIf(CHROMIUM === undefined)('hostile names (skipped: there is no Chromium here)', () => {
  it('become text and nothing else', async () => {
    const opened = await openTestPage({
      games: [etlegacyBot, hostileBot],
      pictures: () => ({ ...stubPictures(), close: async () => undefined }),
    });
    const browser = await openBrowser();
    const { page, problems, close } = await visit(browser, opened.link);
    await walkPage(page).ask('/hostile');
    const found = await page.evaluate<Found>(COUNT_DAMAGE);
    expect({ ...found, addresses: new Set(found.addresses) }).toEqual({
      scripts: 1,
      frames: 0,
      handlers: 0,
      addresses: new Set(['http:', 'https:']),
      isOwned: false,
    });
    expect(await page.locator('#talk').textContent()).toContain('<img src=x onerror="globalThis.owned = 1">');
    expect(await findBarriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
    await browser.close();
    await opened.close();
  });
});

type Found = {
  readonly scripts: number;
  readonly frames: number;
  readonly handlers: number;
  readonly addresses: readonly string[];
  readonly isOwned: boolean;
};

const COUNT_DAMAGE = `({
  scripts: document.querySelectorAll('script').length,
  frames: document.querySelectorAll('iframe, object, embed').length,
  handlers: [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style')).length,
  addresses: [...document.querySelectorAll('#talk a')].map(({ protocol }) => protocol),
  isOwned: 'owned' in globalThis,
})`;

const ATTACKS = [
  ...HOSTILE_NAMES,
  '<img src=x onerror="globalThis.owned = 1">',
  '<script>globalThis.owned = 1</script>',
  '"><svg onload=globalThis.owned=1>',
  '[click](javascript:globalThis.owned=1) [out](https://far.example/x)',
  '![x](https://far.example/pixel.png)',
  '</code></pre><iframe src="https://far.example"></iframe>',
];

const hostileBot: GameBot = {
  game: 'hostile',
  title: 'Another game',
  knownSources: async () => [],
  shownSources: async () => [],
  commands: [
    defineCommand({
      data: { name: 'hostile', description: '<b onclick="globalThis.owned=1">Attack</b>' },
      answer: 'public',
      run: async () => ({
        kind: 'reply',
        accent: 0,
        blocks: [
          textBlock(`## Attacks\n${ATTACKS.join('\n')}`),
          textBlock(ATTACKS.map((attack) => `- **${attack}**`).join('\n')),
          {
            kind: 'component',
            component: {
              type: ComponentType.MediaGallery,
              items: [{ media: { url: 'https://far.example/b.png' }, description: ATTACKS.join(' ') }],
            },
          },
          ...buttonsBlock(
            ATTACKS.slice(-4).map((label, at) => ({ label: label.slice(0, 80), id: `evil1:${at}` })),
          ),
          ...selectBlock(
            'evil1:?',
            '<option onclick=x>',
            ATTACKS.map((label, at) => ({ label: label.slice(0, 100), value: `${at}"><script>` })),
          ),
        ],
        footer: '<style>*{display:none}</style>',
        files: [],
      }),
    }),
  ],
  menus: [],
  adminCommands: [],
  views: [],
  forms: [],
  completers: {},
  errors: {},
};

/** What is about one's own account is asked as a member. */
function roleFor({ name, access }: Described): 'operator' | 'member' {
  const isOwn = [
    'link',
    'unlink',
    'prefs',
    'me',
    'rank',
    'whois',
    'Compare with me',
    'Last round',
    'Player card',
  ].includes(name);
  return access === 'everyone' && isOwn ? 'member' : 'operator';
}

async function ask(walk: ReturnType<typeof walkPage>, command: Described): Promise<string> {
  if (command.name === 'unlink') return walk.ask('/unlink');
  if (roleFor(command) === 'member') await walk.ask('/link player:TruckDriver');
  if (!command.isMenu) return walk.ask(typedLine(command));
  return 'ids' in command.example ? walk.askOfMessage(command.title) : walk.askOfMember(command.title);
}

/** What stands in docs/commands.md as the answer to a command: its first line, and whether it has a picture. */
function documented({ title, name }: Described): ReturnType<typeof summarise> {
  // A page is no Discord server.
  if (name === 'setup' || name === 'doctor')
    return { first: 'That is about a Discord server, so it does not work here.', hasPicture: false };
  const [, section = ''] = DOCS.split(`## ${title}\n`);
  const answer = section.split('\n## ')[0]?.split('<blockquote>')[1] ?? '';
  const [, first = ''] = /<(?:p|li)>(.*?)<(?:br|\/p|\/li)>/s.exec(answer) ?? [];
  return summarise(
    first
      .replaceAll(/<[^>]+>/g, '')
      .replace('@You', '@you')
      .replace('@Friend', '@member 0002'),
    answer.includes('🖼'),
  );
}

function summarise(words: string, hasPicture: boolean) {
  return { first: words.split('\n')[0]?.trim(), hasPicture };
}

/** The one whose menu is opened has said who they are. */
async function linkFriend({ test }: TestPage): Promise<void> {
  const player = await etlegacyBot.findPlayer?.(test.db, FRIEND.player);
  if (player === undefined) throw new Error(`${FRIEND.player} is not in the sample`);
  await storeLink(test.db, { game: 'etlegacy', account: FRIEND.userId, place: 'terminal' }, [player]);
}

function nameOf({ title }: Described): string {
  return title.toLowerCase().replace('/', '').replaceAll(' ', '-');
}
