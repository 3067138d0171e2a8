// Evenings of other game types than stopwatch, as somebody reads them. All types, formats and genuine evenings are in the slow suite.
import { expect, test } from 'vitest';
import { collectWords } from '../support/faces/collect-words.ts';
import { proveSingleEvening, simulateFiles } from '../support/faces/prove-single-evening.ts';
import { findStopwatchWords } from '../support/faces/stopwatch-words.ts';
import { importFiles } from '../support/import-files.ts';
import { createTestDatabase } from '../support/test-database.ts';

test('An evening of campaign speaks of maps and who won them.', async () => {
  await proveSingleEvening(simulateFiles({ gameType: 'campaign', format: 'both' }), { hasAttacks: true });
});

test('An evening of last man standing speaks of rounds that somebody won, and of no attack.', async () => {
  await proveSingleEvening(simulateFiles({ gameType: 'lms', maps: 1 }), { hasAttacks: false });
});

test('The fence finds the words of an evening of stopwatch.', async () => {
  const { db, close } = await createTestDatabase();
  try {
    await importFiles(db, simulateFiles({ gameType: 'stopwatch', maps: 1, plain: true }));
    const found = findStopwatchWords(await collectWords(db, 'default'), { hasAttacks: true });
    for (const where of ['card of', 'terminal', 'recap, maps', 'map '])
      expect(
        found.some((line) => line.startsWith(where)),
        where,
      ).toBe(true);
  } finally {
    await close();
  }
});
