import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../core/logger.ts';
import { type AskedEvening, askEvenings } from '../../docs/generate/ask-evenings.ts';
import { buildEveningsPage } from '../../docs/generate/build-evenings-page.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const MOST_BYTES = 2_500_000;

let test: TestDatabase;
let evenings: readonly AskedEvening[];
beforeAll(async () => {
  test = await createTestDatabase();
  const log = createLogger({ level: 'silent' });
  evenings = await askEvenings({ db: test.db, log, pictures: stubPictures() });
});
afterAll(async () => test.close());

it('docs/evenings.md is what the code and the simulator make of it; npm run docs writes it anew', async () => {
  expect(await readFile(path.join(DOCS, 'evenings.md'), 'utf8')).toBe(buildEveningsPage(evenings));
});

it('it has every picture it shows, no other, and all of them are small', async () => {
  const page = await readFile(path.join(DOCS, 'evenings.md'), 'utf8');
  const shown = [...page.matchAll(/\]\(evenings\/([^)]+)\)/g)].map(([, name = '']) => name);
  const there = await readdir(path.join(DOCS, 'evenings'));
  expect(there.toSorted()).toEqual(shown.toSorted());
  const sizes = await Promise.all(
    there.map(async (name) => (await stat(path.join(DOCS, 'evenings', name))).size),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

it('classes have their names, as scripts write them', () => {
  const classes = evenings
    .flatMap(({ answers }) => answers)
    .find(({ question }) => question.file === 'log-classes');
  const words = JSON.stringify(classes?.answer.message?.components);
  for (const name of ['Soldier', 'Medic', 'Engineer', 'Field ops', 'Covert ops'])
    expect(words).toContain(name);
  expect(words).not.toMatch(/fieldop/);
});

it('answers about other game types say nothing that only makes sense in stopwatch', () => {
  for (const { evening, answers } of evenings.filter(({ evening: { key } }) => key !== 'stopwatch'))
    for (const { question, answer } of answers) {
      const words = JSON.stringify(answer.message?.components);
      expect(words.length, `${evening.key} ${question.file}`).toBeGreaterThan(200);
      expect(words, `${evening.key} ${question.file}`).not.toMatch(
        /round (?:one|two|1|2)\b|\bR[12]\b|full hold|swap|best time/i,
      );
    }
});
