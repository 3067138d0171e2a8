// Two keys of one person: every answer equals that of a database in which the player had one key from the start.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockMerges, storeMerge } from '../../../../bot/etlegacy/people/store-merge.ts';
import { replay } from '../../../../importer/etlegacy/replay.ts';
import { simulateEvenings } from '../../../../simulator/etlegacy/simulate-evenings.ts';
import { isBestColumn, SUM_NAMES } from '../../../../stats/etlegacy/formulas/sums.ts';
import { fetchScope } from '../../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchMeetings } from '../../../../stats/etlegacy/players/fetch-meetings.ts';
import { fetchMerges } from '../../../../stats/etlegacy/merges/fetch-merges.ts';
import { fetchPlayer } from '../../../../stats/etlegacy/players/fetch-player.ts';
import { searchPlayers } from '../../../../stats/etlegacy/players/search-players.ts';
import { askEverything } from '../../../support/ask-everything.ts';
import { importFiles, stateOf } from '../../../support/etlegacy/import-files.ts';
import type { TestFile } from '../../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const SERVER = 'default';
const ZONE = 'Europe/Ljubljana';
const NEW_KEY = 'FEEDBEEF';
const NOW = new Date('2025-02-05T12:00:00Z');

let one: TestDatabase;
let two: TestDatabase;
beforeEach(async () => {
  one = await createTestDatabase();
  two = await createTestDatabase();
});
afterEach(async () => {
  await one.close();
  await two.close();
});

async function merge(test: TestDatabase, playerKey: string, into: string | null, serverKey = SERVER) {
  await test.db.transaction().execute(async (trx) => {
    await lockMerges(trx);
    await storeMerge(trx, { serverKey, playerKey, into, keys: [playerKey], by: 'test' });
  });
}

/** January is then a complete month, so every query adds up a month and single evenings. */
function evenings(seed: number): TestFile[] {
  return simulateEvenings({
    seed,
    evenings: 5,
    options: { plain: true, zone: ZONE, from: '2025-01-24', maps: 2, teamSize: 3 },
  }).flatMap(({ files }) => files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })));
}

/** Returns the files with another GUID for a player from one file on. */
function withNewKey(files: readonly TestFile[], key: string, from: number): TestFile[] {
  return files.map(({ name, body }, at) => ({
    name,
    body: at < from ? body : Buffer.from(body.toString('latin1').replaceAll(key, NEW_KEY), 'latin1'),
  }));
}

async function mostFaithful(test: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ player_key: string }>`
    select player_key from etlegacy.session_players where server_key = ${SERVER}
    group by player_key order by count(*) desc, sum(rounds) desc, player_key collate "C" limit 3`.execute(
    test.db,
  );
  return rows.map((row) => row.player_key);
}

describe('a person with two keys', () => {
  it('is reported like a person with one key, and as two again after the merge is undone', async () => {
    const files = evenings(3);
    await importFiles(one.db, files, { server: SERVER, zone: ZONE });
    const [key = '', ...others] = await mostFaithful(one);
    // Between two maps, at any point of an evening.
    const boundary = files.findIndex(({ name }, at) => at >= files.length / 2 && name.includes('round-1'));
    await importFiles(two.db, withNewKey(files, key, boundary), { server: SERVER, zone: ZONE });
    const asked = { server: SERVER, player: key, others, now: NOW };
    const apart = await askEverything(two.db, asked);
    const truth = await askEverything(one.db, asked);
    expect(apart).not.toEqual(truth);

    await merge(two, NEW_KEY, key);
    expect(await askEverything(two.db, asked)).toEqual(truth);
    const [found] = await searchPlayers(two.db, NEW_KEY, [SERVER]);
    expect(found?.playerKey).toBe(key);

    // A merge changes no derived rows, and deriving them again does not change the merge.
    const before = await stateOf(two.db);
    await replay(two.db, { key: SERVER, zone: ZONE });
    expect(await stateOf(two.db)).toBe(before);
    expect(await askEverything(two.db, asked)).toEqual(truth);

    const scope = await fetchScope(two.db, { kind: 'all' }, [SERVER], NOW);
    const whole = await fetchPlayer(two.db, key, scope);
    await merge(two, NEW_KEY, null);
    expect(await askEverything(two.db, asked)).toEqual(apart);
    const single = await fetchScope(two.db, { kind: 'all' }, [SERVER], NOW);
    const parts = [await fetchPlayer(two.db, key, single), await fetchPlayer(two.db, NEW_KEY, single)];
    for (const name of SUM_NAMES) {
      const [a = 0, b = 0] = parts.map((part) => part?.sums[name]);
      expect([name, whole?.sums[name]]).toEqual([name, isBestColumn(name) ? Math.max(a, b) : a + b]);
    }
  });

  it('has met exactly the players who were in a round with either key', async () => {
    const files = evenings(6);
    await importFiles(one.db, files, { server: SERVER, zone: ZONE });
    const [key = '', other = ''] = await mostFaithful(one);
    const boundary = files.findIndex(({ name }, at) => at >= files.length / 2 && name.includes('round-1'));
    await importFiles(two.db, withNewKey(files, key, boundary), { server: SERVER, zone: ZONE });
    expect((await fetchMeetings(two.db, [SERVER], [[key], [other]]))?.rounds).toBeGreaterThan(0);
    expect(await fetchMeetings(two.db, [SERVER], [[key], [NEW_KEY]])).toBeNull();
    expect(await fetchMeetings(two.db, ['elsewhere'], [[key], [other]])).toBeNull();
  });
});

describe('merges', () => {
  const asList = async (...servers: string[]) => [...(await fetchMerges(one.db, servers))];

  it('can be chained, and the last decision about a key counts', async () => {
    await merge(one, 'A', 'B', 'x');
    await merge(one, 'B', 'C', 'x');
    expect(await asList('x')).toEqual([
      ['A', 'C'],
      ['B', 'C'],
    ]);
    await merge(one, 'B', null, 'x');
    expect(await asList('x')).toEqual([['A', 'B']]);
    await merge(one, 'B', 'C', 'x');
    await merge(one, 'A', null, 'x');
    expect(await asList('x')).toEqual([['B', 'C']]);
  });

  it('apply to the servers whose admins decided them, and never form a cycle', async () => {
    await merge(one, 'B', 'C', 'x');
    expect(await asList('y')).toEqual([]);
    await merge(one, 'C', 'B', 'y');
    expect(await asList('y')).toEqual([['C', 'B']]);
    expect(await asList('x', 'y')).toEqual([['B', 'C']]);
  });

  it('accept any key, also one that contains a name', async () => {
    await merge(one, 'ABCD:"=\\[x]', 'ABCD:y', 'z');
    expect(await asList('z')).toEqual([['ABCD:"=\\[x]', 'ABCD:y']]);
  });
});
