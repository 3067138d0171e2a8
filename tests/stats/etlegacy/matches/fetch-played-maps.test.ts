import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchPlayedMaps } from '../../../../stats/etlegacy/matches/fetch-played-maps.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { simulateFiles } from '../../../support/faces/prove-single-evening.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test.each([
  ['campaign', true],
  ['lms', false],
] as const)('rounds of %s are maps: %s', async (gameType, areMaps) => {
  await importFiles(database.db, simulateFiles({ gameType, maps: 2, teamSize: 3 }), {
    server: gameType,
    zone: 'UTC',
  });
  const rounds = await database.db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'session_id'])
    .where('server_key', '=', gameType)
    .where('status', '=', 'ok')
    .execute();
  const sessions = rounds.flatMap(({ session_id }) => (session_id === null ? [] : [session_id]));
  const maps = await fetchPlayedMaps(database.db, [...new Set(sessions)]);
  expect(rounds.length).toBeGreaterThan(1);
  expect(maps.length).toBe(areMaps ? rounds.length : 0);
});
