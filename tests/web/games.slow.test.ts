// The page in a real browser: the wars, and what event logs show of a round, an evening and a player.
// DEBRIEF_SCREENSHOTS=FOLDER keeps a picture of each answer in both widths.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import type { GameBot } from '../../bot/framework/game-bot.ts';
import { helldivers1Bot } from '../../bot/helldivers1/helldivers1-bot.ts';
import { helldivers2Bot } from '../../bot/helldivers2/helldivers2-bot.ts';
import { prepareSample as prepareFirstWars } from '../../cli/helldivers1/prepare-sample.ts';
import { prepareSample as prepareSecondWar } from '../../cli/helldivers2/prepare-sample.ts';
import { fetchSeasons } from '../../stats/helldivers1/fetch-seasons.ts';
import { listCommands } from '../../web/answers/list-commands.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { drawEvening, loggedFile } from '../support/etlegacy/logged-rounds.ts';
import { CHROMIUM, findBarriers, openBrowser, visit } from './support/open-browser.ts';
import { openTestPage, type TestPage } from './support/open-test-page.ts';
import { walkPage } from './support/walk-page.ts';

const SHOTS = process.env['DEBRIEF_SCREENSHOTS'];
const NOW = Date.UTC(2026, 9, 3, 9);
const SERVER = 'logged';

/** Nobody is too fast here. */
function patientClock(): () => Date {
  let looks = 0;
  return () => new Date(NOW + 10_000 * (looks += 1));
}

describe.skipIf(CHROMIUM === undefined)('the page in a browser (skipped: there is no Chromium here)', () => {
  let opened: TestPage;
  let browser: Browser;

  beforeAll(async () => {
    [opened, browser] = await Promise.all([
      openTestPage({
        games: [etlegacyBot, helldivers1Bot, helldivers2Bot],
        hasSample: false,
        now: patientClock(),
        bindings: { servers: [{ key: SERVER, guilds: [], isPublic: false }], owners: [] },
      }),
      openBrowser(),
    ]);
    const { db } = opened.test;
    await prepareFirstWars(db, new Date(NOW));
    await prepareSecondWar(db, new Date(NOW));
    const evening = drawEvening(5, { perSide: 3, maps: 3, second: NOW / 1000 - 40_000 });
    await importFiles(db, evening.map(loggedFile), { server: SERVER });
    if (SHOTS !== undefined) await mkdir(SHOTS, { recursive: true });
  });

  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  /** Asks each line, and uses all controls below its answer and those that follow. @returns the views that were used. */
  async function drive(lines: readonly string[]): Promise<ReadonlySet<string>> {
    const { page, problems, close } = await visit(browser, opened.link);
    const walk = walkPage(page);
    for (const line of lines) {
      const words = await walk.ask(line);
      expect(words, line).toMatch(/\w/);
      expect(words, line).not.toMatch(/does not work here|went wrong|no such|undefined|NaN/i);
      if (SHOTS !== undefined) await walk.shoot(path.join(SHOTS, fileNameOf(line)));
      expect(await findBarriers(page), line).toEqual([]);
      await walk.pressAll(async () => walk.ask(line));
      expect(problems, line).toEqual([]);
    }
    await close();
    return walk.driven();
  }

  it.each([
    ['Helldivers 1', helldivers1Bot],
    ['Helldivers 2', helldivers2Bot],
  ])(
    'answers every command of %s, and every control below an answer leads on',
    { timeout: 600_000 },
    async (_, bot) => {
      const [last, before] = (await fetchSeasons(opened.test.db)).map(({ season }) => season).toReversed();
      const values: Readonly<Record<string, unknown>> = {
        number: before,
        first: last,
        second: before,
        planet: '1',
      };
      const lines = listCommands(bot.commands, false).map(({ title, options }) => {
        const needed = options.filter(({ isRequired }) => isRequired);
        return [
          title,
          ...needed.map(({ name, choices: [choice] }) => `${name}:${String(choice?.value ?? values[name])}`),
        ].join(' ');
      });
      expect(lines.length).toBeGreaterThan(4);
      expect(unusedOf(bot, await drive(lines))).toEqual([]);
    },
  );

  it('shows who killed whom, and what else an event log contains', { timeout: 600_000 }, async () => {
    const driven = await drive(['/round round:latest', '/recap', '/player player:player1']);
    expect([...driven]).toEqual(expect.arrayContaining(['roundlog', 'round', 'player']));
    const { page, problems, close } = await visit(browser, opened.link);
    const walk = walkPage(page);
    for (const label of ['Who killed whom', 'Kills over time', 'Damage over time', 'Classes']) {
      await walk.ask('/round round:latest');
      await walk.press(label);
      expect(await walk.hasPicture(), label).toBe(true);
      expect(await findBarriers(page), label).toEqual([]);
      if (SHOTS !== undefined) await walk.shoot(path.join(SHOTS, fileNameOf(label)));
    }
    expect(problems).toEqual([]);
    await close();
  });
});

function unusedOf({ views, forms }: GameBot, driven: ReadonlySet<string>): string[] {
  return [...views, ...forms].map(({ name }) => name).filter((name) => !driven.has(name));
}

function fileNameOf(line: string): string {
  return line
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
