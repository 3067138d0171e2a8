// Rows of which only the event log is known: it contains kills, but neither shots nor hits to the head.
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { everySession } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeaponPlayers, fetchWeaponStats } from '../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { toWeaponTotals, type WeaponTotals } from '../../../stats/etlegacy/weapons/weapon-totals.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { rowsOf } from '../../support/etlegacy/import-files.ts';
import { importFiles } from '../../support/proof/import-files.ts';

let test: TestDatabase;
/** Weapon rows of counting rows, with the mode of the player's row. */
let counting: ExportRow[];

beforeAll(async () => {
  test = await createTestDatabase();
  const cases = ['reconnect_mid_r2'] as const;
  const options = { format: 'json', script: '2.6.0', maps: 1, teamSize: 3, cases } as const;
  const [evening] = simulateEvenings({ seed: 4, evenings: 1, options });
  if (evening === undefined) throw new Error('nothing was played');
  const server = { key: 'default', zone: evening.zone };
  await importFiles(
    test.db,
    server,
    evening.documents.map(({ name, push }) => ({ name, bytes: push })),
  );
  const players = new Map(
    (await rowsOf(test.db, 'player-rounds'))
      .filter(
        ({ roundStatus, mode, sessionId }) =>
          roundStatus === 'ok' && mode !== 'spectator' && sessionId !== null,
      )
      .map((row) => [`${String(row['roundId'])} ${String(row['playerKey'])}`, row] as const),
  );
  counting = (await rowsOf(test.db, 'weapon-rounds')).flatMap((row) => {
    const player = players.get(`${String(row['roundId'])} ${String(row['playerKey'])}`);
    return player === undefined ? [] : [{ ...row, mode: player['mode'] }];
  });
});

afterAll(async () => {
  await test.close();
});

function totalsOf(rows: readonly ExportRow[]): WeaponTotals {
  const told = rows.filter(({ shots }) => shots !== null);
  const sum = (some: readonly ExportRow[], column: string) =>
    some.reduce((total, row) => total + Number(row[column]), 0);
  const aim = (column: string) => (told.length === 0 ? null : sum(told, column));
  return {
    rounds: rows.length,
    toldRounds: told.length,
    hits: aim('hits'),
    shots: aim('shots'),
    headshots: aim('headshots'),
    kills: sum(rows, 'kills'),
    deaths: sum(rows, 'deaths'),
  };
}

it('sums of weapons leave out what no document tells, and say of how many rounds they are', async () => {
  const scope = everySession(['default']);
  const alone = counting.filter(({ mode }) => mode === 'from_log');
  expect(alone.length).toBeGreaterThan(0);
  expect(alone.every(({ shots, headshots }) => shots === null && headshots === null)).toBe(true);
  const byWeapon = Map.groupBy(counting, ({ weapon }) => String(weapon));
  for (const { weapon, ...totals } of await fetchWeaponStats(test.db, scope))
    expect(totals, weapon).toEqual(totalsOf(byWeapon.get(weapon) ?? []));
  for (const [player, rows] of Map.groupBy(counting, ({ playerKey }) => String(playerKey))) {
    const own = Map.groupBy(rows, ({ weapon }) => String(weapon));
    for (const { weapon, ...totals } of await fetchWeaponStats(test.db, scope, player)) {
      expect(totals, `${player} ${weapon}`).toEqual(totalsOf(own.get(weapon) ?? []));
    }
  }
  const sums = { rounds: 2, hits: 0, shots: 0, headshots: 0, kills: 3, deaths: 0 };
  const none = { toldRounds: 0, hits: null, shots: null, headshots: null };
  expect(toWeaponTotals(sums, 2)).toEqual({ ...sums, ...none });
  expect(toWeaponTotals(sums, 1)).toEqual({ ...sums, toldRounds: 1 });
  for (const { playerKey, name: _name, ...totals } of await fetchWeaponPlayers(test.db, 'THOMPSON', scope)) {
    const own = counting.filter((row) => row['weapon'] === 'THOMPSON' && row['playerKey'] === playerKey);
    expect(totals, playerKey).toEqual(totalsOf(own));
  }
});

it('recaps and the API say the same, with null and not 0', async () => {
  const { id } = await test.db.selectFrom('etlegacy.sessions').select('id').executeTakeFirstOrThrow();
  const recap = await fetchSessionRecap(test.db, id);
  const byWeapon = Map.groupBy(counting, ({ weapon }) => String(weapon));
  for (const { weapon, ...totals } of recap?.weapons ?? []) {
    const { deaths: _deaths, ...expected } = totalsOf(byWeapon.get(weapon) ?? []);
    expect(totals, weapon).toEqual(expected);
  }
  const api = await buildTestApi(
    { db: test.db },
    { me: { reach: { isEverything: true, guilds: [], sources: [] } } },
  );
  const row = counting.find(({ mode }) => mode === 'from_log');
  const answer = await api.inject({
    url: `/api/et/rounds/${String(row?.['roundId'])}`,
    headers: { authorization: 'Bearer me' },
  });
  const { players } = answer.json<{ players: { playerKey: string; weapons: Record<string, unknown[]> }[] }>();
  const weapons = players.find(({ playerKey }) => playerKey === row?.['playerKey'])?.weapons;
  expect(weapons?.[String(row?.['weapon'])]).toEqual([
    row?.['hits'],
    null,
    row?.['kills'],
    row?.['deaths'],
    null,
  ]);
  await api.close();
});
