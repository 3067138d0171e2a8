import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openPictures } from '../../bot/open-pictures.ts';
import type { Pictures } from '../../bot/framework/reply/pictures.ts';
import { createLogger } from '../../core/logger.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { keyOf } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { expectValid, startWorld } from './support/bot-world.ts';
import { eveningFiles } from './support/evenings.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, eveningFiles({ players: 32, matches: 4 }));
});

afterAll(async () => test.close());

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const VIEWS = [
  ['recap', {}, 'overview.png'],
  ['round', {}, 'scoreboard.png'],
  ['player', { player: keyOf('person14') }, 'card.png'],
  ['compare', { a: keyOf('person14'), b: keyOf('person1') }, 'comparison.png'],
  ['compare', { a: keyOf('person14'), b: keyOf('person5'), c: keyOf('person2') }, 'comparison.png'],
] as const;

const hasFile = (message: { readonly files: readonly unknown[] }): boolean => message.files.length > 0;

/** A drawer controlled by the test; the pixels do not matter. */
function drawer(draw: () => Promise<Uint8Array>): Pictures {
  return { draw };
}

describe('a hero view', () => {
  it('shows a picture with alt text, and has a text version', { timeout: 60_000 }, async () => {
    const pictures = openPictures(createLogger({ level: 'silent' }));
    onTestFinished(async () => pictures.close());
    const { fake } = await startWorld(test, { pictures });
    for (const [line, values, name] of VIEWS) {
      const message = await fake.waitForFinal(fake.people.slash(line, values), {
        timeout: 20_000,
        until: hasFile,
      });
      expect(message.files.map((file) => file.filename)).toEqual([name]);
      expect(message.files[0]?.data.subarray(0, 8)).toEqual(PNG);
      const text = expectValid(message);
      expect(text).toMatch(/person|player1|bold|escape|\d/);
      const words = await fake.waitForFinal(fake.people.click(message, /^text1:/));
      expect(words.files).toEqual([]);
      expect(expectValid(words)).toContain('```');
    }
    expect(fake.problems).toEqual([]);
  });

  it('has every picture of an evening behind a button', { timeout: 60_000 }, async () => {
    const { fake } = await startWorld(test, { pictures: drawer(async () => PNG) });
    let page = await fake.waitForFinal(fake.people.slash('recap'));
    for (const tab of ['combat', 'weapons', 'maps', 'balance', 'trend']) {
      page = await fake.waitForFinal(fake.people.click(page, new RegExp(`^recap1:[^:]+:${tab}$`)), {
        until: hasFile,
      });
      expect(page.files.map((file) => file.filename)).toEqual([`${tab}.png`]);
      expectValid(page);
      const words = await fake.waitForFinal(fake.people.click(page, /^text1:/));
      expect(expectValid(words)).toContain('```');
    }
    expect(fake.problems).toEqual([]);
  });

  it('shows the podium of a board, and its table again', async () => {
    const { fake } = await startWorld(test, { pictures: drawer(async () => PNG) });
    const board = await fake.waitForFinal(fake.people.slash('top', { stat: 'dpm', min_rounds: 1 }));
    expect(board.files).toEqual([]);
    const podium = await fake.waitForFinal(fake.people.click(board, /:podium$/), { until: hasFile });
    expect(podium.files.map((file) => file.filename)).toEqual(['podium.png']);
    expectValid(podium);
    const table = await fake.waitForFinal(fake.people.click(podium, /!table$/));
    expect(table.files).toEqual([]);
    expect(fake.problems).toEqual([]);
  });

  it('comes as text first when its picture is slow', async () => {
    const pictures = drawer(async () => {
      await sleep(1800);
      return PNG;
    });
    const { fake } = await startWorld(test, { pictures });
    const asked = fake.people.slash('round');
    const words = await fake.waitForFinal(asked);
    expect(words.files).toEqual([]);
    expect(readText(words)).toContain('```');
    const drawn = await fake.waitForFinal(asked, { until: hasFile });
    expect(drawn.id).toBe(words.id);
    expect(fake.problems).toEqual([]);
  });

  it('is not shown again with its picture after another page was requested', async () => {
    let drawn = 0;
    const pictures = drawer(async () => {
      drawn += 1;
      await sleep(1000);
      return PNG;
    });
    const { fake } = await startWorld(test, { pictures });
    const asked = fake.people.slash('recap');
    const words = await fake.waitForFinal(asked);
    expect(words.files).toEqual([]);
    const turned = await fake.waitForFinal(fake.people.click(words, /:support$/));
    expect(turned.id).toBe(words.id);
    const page = readText(turned);
    await sleep(1500);
    expect(drawn).toBe(1);
    const [shown, ...others] = fake.messagesIn(asked.channelId);
    expect(others).toEqual([]);
    expect(shown?.files).toEqual([]);
    expect(shown === undefined ? '' : readText(shown)).toBe(page);
    expect(fake.problems).toEqual([]);
  });

  it('stays text when its picture fails', async () => {
    const pictures = drawer(async () => {
      throw new Error('no paint left');
    });
    const { fake } = await startWorld(test, { pictures });
    const words = await fake.waitForFinal(fake.people.slash('recap'), {
      until: (message) => readText(message).includes('incident'),
    });
    expect(words.files).toEqual([]);
    expect(readText(words)).toContain('```');
    expect(readText(words)).toMatch(/its picture failed, incident [0-9a-f]{8}/);
    expect(fake.problems).toEqual([]);
  });

  it('stays text and names the missing permission where files may not be attached', async () => {
    const { fake } = await startWorld(test, { pictures: drawer(async () => PNG) });
    const everyone = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
    const bits = everyone | PermissionFlagsBits.UseApplicationCommands;
    fake.change.setRolePermissions(fake.home.guild, fake.home.guild.id, bits);
    fake.change.setBotPermissions(fake.home.guild, 0n);
    const words = await fake.waitForFinal(fake.people.slash('recap'));
    expect(words.files).toEqual([]);
    expect(readText(words)).toContain('Attach Files');
    expect(fake.problems).toEqual([]);
  });
});
