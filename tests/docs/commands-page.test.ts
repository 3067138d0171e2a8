import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { SIZE } from '../../bot/charts/tokens.ts';
import { createLogger } from '../../core/logger.ts';
import { type Asked, askCommands } from '../../docs/generate/ask-commands.ts';
import { buildCommandsPage, pictureFile, typedLine } from '../../docs/generate/build-commands-page.ts';
import { layoutCard } from '../../docs/generate/cards/layout-card.ts';
import { importSample } from '../../docs/generate/import-sample.ts';
import { commandLines, messageMenus, userMenus } from '../bot/scenarios/command-lines.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const MOST_BYTES = 3_000_000;

let test: TestDatabase;
let asked: readonly Asked[];

beforeAll(async () => {
  test = await createTestDatabase();
  await importSample(test.db);
  const log = createLogger({ level: 'silent' });
  asked = await askCommands({ db: test.db, log, pictures: stubPictures() });
});

afterAll(async () => test.close());

describe('docs/commands.md', () => {
  it('is what the code and the sample make of it; npm run docs writes it anew', async () => {
    expect(await readFile(path.join(DOCS, 'commands.md'), 'utf8')).toBe(buildCommandsPage(asked));
  });

  it('tells of every command, subcommand and menu entry', () => {
    const titles = asked.map(({ command }) => command.title).sort();
    expect(titles).toEqual(
      [...commandLines().map(({ line }) => `/${line}`), ...userMenus(), ...messageMenus()].sort(),
    );
  });

  it('shows every command at work, but those that want a file', () => {
    const wantsFile = ({ command }: Asked): boolean =>
      command.options.some(({ type, required }) => type === Type.Attachment && required === true);
    const silent = asked.filter((one) => !one.answer.isServed && !wantsFile(one));
    expect(silent.map(({ command }) => command.title)).toEqual([]);
  });

  it('has every picture it shows, no other, and all of them are small', async () => {
    const page = await readFile(path.join(DOCS, 'commands.md'), 'utf8');
    const shown = [...page.matchAll(/\]\(commands\/([^)]+)\)/g)].map(([, name = '']) => name);
    const there = await readdir(path.join(DOCS, 'commands'));
    expect(there.sort()).toEqual(shown.sort());
    const sizes = await Promise.all(
      there.map(async (name) => (await stat(path.join(DOCS, 'commands', name))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });
});

describe('the pictures of answers without a chart', () => {
  it('are as high as the answers are now', async () => {
    const texts = asked.filter(({ answer }) => answer.isServed && answer.message?.files.length === 0);
    expect(texts.length).toBeGreaterThan(10);
    for (const { command, answer } of texts) {
      const card = {
        asked: typedLine(command),
        isPrivate: command.answer === 'private',
        answer,
        pictures: [],
      };
      const { height } = await sharp(path.join(DOCS, 'commands', pictureFile(command))).metadata();
      expect(height, command.title).toBe(Math.ceil(layoutCard(card).bottom + SIZE.padding));
    }
  });

  it('take at most 60 KB each', async () => {
    for (const { command, answer } of asked.filter(({ answer: { isServed } }) => isServed)) {
      if (answer.message?.files.length !== 0) continue;
      const { size } = await stat(path.join(DOCS, 'commands', pictureFile(command)));
      expect(size, command.title).toBeLessThan(60_000);
    }
  });
});

describe('all pages', () => {
  it('link to files that are there', async () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...(await pagesIn('docs')),
      'tests/second-opinion/README.md',
    ];
    for (const page of pages) {
      const file = path.resolve(DOCS, '..', page);
      const text = await readFile(file, 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
        await expect(
          stat(path.resolve(path.dirname(file), target)),
          `${page}: ${target}`,
        ).resolves.toBeDefined();
      }
    }
  });
});

async function pagesIn(folder: string): Promise<string[]> {
  const names = await readdir(path.resolve(DOCS, '..', folder));
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}
