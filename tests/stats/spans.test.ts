// Months and years that are kept say what their sessions say, whatever happens to these.
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maintain } from '../../database/maintain.ts';
import { forgetServer } from '../../importer/etlegacy/forget-server.ts';
import { lockServer } from '../../importer/etlegacy/lock-server.ts';
import { replay } from '../../importer/etlegacy/replay.ts';
import { createRandom } from '../../simulator/random.ts';
import { simulateEvenings } from '../../simulator/simulate-evenings.ts';
import { type CountingRow } from '../../stats/formulas/sums.ts';
import { everySession } from '../../stats/periods/covered-rows.ts';
import type { Scope } from '../../stats/periods/fetch-scope.ts';
import { fetchComparison } from '../../stats/players/fetch-comparison.ts';
import { compareSpans } from '../support/compare-spans.ts';
import { importFiles } from '../support/import-files.ts';
import type { TestFile } from '../support/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const SERVER = { key: 'default', zone: 'Europe/Ljubljana' };
const ALL = everySession([SERVER.key]);

let evenings: TestFile[][];
let files: TestFile[];
let test: TestDatabase;

beforeAll(() => {
  const options = { zone: SERVER.zone, from: '2025-11-24', maps: 2, teamSize: 3 };
  evenings = simulateEvenings({ seed: 11, evenings: 40, options }).map((evening) =>
    evening.files.map((file) => ({ name: file.name, body: Buffer.from(file.bytes) })),
  );
  files = evenings.flat();
});

beforeEach(async () => {
  test = await createTestDatabase();
});

afterEach(async () => test.close());

const load = async (some: readonly TestFile[]) => importFiles(test.db, some, { zone: SERVER.zone });

async function fetchSpans(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select kind || ' ' || to_char(since, 'YYYY-MM') as name from etlegacy.spans order by 1`.execute(test.db);
  return rows.map((row) => row.name);
}

/** Ranges whose edges lie on, in and beside months and years, of one server or two. */
function scopes(count: number, servers: readonly string[] = [SERVER.key]): Scope[] {
  const random = createRandom(3);
  const day = () => `202${random.int(5, 6)}-${String(random.int(1, 12)).padStart(2, '0')}-`;
  const date = () => day() + String(random.int(0, 2) === 0 ? 1 : random.int(1, 28)).padStart(2, '0');
  return Array.from({ length: count }, (_, i) => ({
    sessionId: null,
    servers: servers.map((serverKey) => ({
      serverKey,
      since: i % 3 === 0 ? null : date(),
      until: i % 4 === 0 ? null : date(),
    })),
  })).filter(({ servers: some }) => some.every(({ since, until }) => (since ?? '') <= (until ?? '9')));
}

async function expectTruth(servers: readonly string[] = [SERVER.key]): Promise<void> {
  for (const scope of [everySession(servers), ...scopes(12, servers)])
    expect(await compareSpans(test.db, scope)).toEqual([]);
}

describe('months and years', () => {
  it('are kept as soon as they are over, and say what their sessions say in any range', async () => {
    for (const evening of evenings) await load(evening);
    const spans = await fetchSpans();
    expect(spans).toEqual(
      expect.arrayContaining(['month 2025-11', 'month 2025-12', 'month 2026-01', 'year 2025-01']),
    );
    await expectTruth();
    const { rows } = await sql<{ ended_at: Date }>`
      select ended_at from etlegacy.sessions order by ended_at`.execute(test.db);
    for (const { ended_at: end } of rows.filter((_, i) => i % 5 === 0))
      expect(await compareSpans(test.db, ALL, end)).toEqual([]);
  });

  it('would be found out if they said anything else', async () => {
    await load(files);
    await maintain(test.db);
    const wrong = async (change: string) => {
      await test.db
        .transaction()
        .execute(async (trx) => {
          await sql.raw(change).execute(trx);
          expect(await compareSpans(trx, ALL), change).not.toEqual([]);
          throw new Error('back');
        })
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.message === 'back')) throw error;
        });
    };
    await wrong(`update etlegacy.player_spans set kills = kills + 1`);
    await wrong(`update etlegacy.player_spans set first_date = first_date - 1`);
    await wrong(`update etlegacy.player_map_spans set best_gibs = best_gibs + 100`);
    await wrong(`update etlegacy.player_weapon_spans set hits = hits + 1`);
    await wrong(`update etlegacy.weapon_spans set shots = shots - 1`);
    await wrong(`update etlegacy.map_spans set fastest_id = 1, fastest_ms = 1`);
    await wrong(
      `delete from etlegacy.player_spans where player_key = (select min(player_key) from etlegacy.player_spans)`,
    );
    await wrong(`alter table etlegacy.sessions disable trigger user; delete from etlegacy.player_sessions`);
    await wrong(`update etlegacy.spans set until = until - 20 where kind = 'year'`);
  });

  it.each([1, 2])('never lie in between, whatever order the files come in (%i)', async (seed) => {
    for (const [i, evening] of createRandom(seed).shuffled(evenings).entries()) {
      // Halves that come late, and months that were over long ago.
      await load(evening.filter((_, at) => at % 3 !== 0));
      if (i % 7 === 0) await maintain(test.db);
      expect(await compareSpans(test.db, ALL)).toEqual([]);
      await load(evening);
      expect(await compareSpans(test.db, ALL)).toEqual([]);
    }
    await maintain(test.db);
    expect(await fetchSpans()).toContain('year 2025-01');
    await expectTruth();
  });

  it('are true again after everything was derived again, and gone with their server', async () => {
    await load(files);
    await importFiles(test.db, files.slice(0, 40), { server: 'other', zone: 'UTC' });
    await maintain(test.db);
    const before = await fetchSpans();
    await sql`update etlegacy.player_spans set kills = 0`.execute(test.db);
    await sql`truncate etlegacy.player_sessions, etlegacy.session_maps`.execute(test.db);
    await replay(test.db, SERVER);
    await replay(test.db, { key: 'other', zone: 'UTC' });
    expect(await fetchSpans()).toEqual(before);
    await expectTruth([SERVER.key, 'other']);
    await forgetServer(test.db, SERVER.key);
    await expectTruth([SERVER.key, 'other']);
    const { rows } = await sql`select 1 from etlegacy.spans where server_key = ${SERVER.key}`.execute(
      test.db,
    );
    expect(rows).toEqual([]);
  });

  it('wait for who is changing a session of theirs', async () => {
    await load(files);
    await sql`delete from etlegacy.spans`.execute(test.db);
    let settled: Promise<unknown> | undefined;
    await test.db.transaction().execute(async (trx) => {
      await lockServer(trx, SERVER.key);
      settled = sql`select etlegacy.settle_spans(${SERVER.key})`.execute(test.db);
      await sql`select pg_sleep(0.2)`.execute(trx);
      await sql`delete from etlegacy.sessions where id = (select min(id) from etlegacy.sessions)`.execute(
        trx,
      );
    });
    await settled;
    expect(await fetchSpans()).toContain('year 2025-01');
    expect(await compareSpans(test.db, ALL)).toEqual([]);
  });

  it('know who played against and with whom', async () => {
    await load(files);
    const { rows } = await sql<{ player_key: string }>`
      select player_key from etlegacy.player_sessions
      group by player_key order by count(*) desc, 1 limit 4`.execute(test.db);
    const keys = rows.map((row) => row.player_key);
    const { encounters: unsettled } = await fetchComparison(test.db, keys, ALL);
    await maintain(test.db);
    const { encounters } = await fetchComparison(test.db, keys, ALL);
    expect(encounters).toEqual(unsettled);
    expect(encounters).toEqual(await reckonEncounters(keys));
    expect(encounters.reduce((sum, one) => sum + one.against, 0)).toBeGreaterThan(5);
    await sql`update etlegacy.pair_spans set against = against + 1`.execute(test.db);
    expect((await fetchComparison(test.db, keys, ALL)).encounters).not.toEqual(encounters);
  });
});

async function reckonEncounters(keys: readonly string[]) {
  const { rows } = await sql<CountingRow>`select * from etlegacy.counting_rows`.execute(test.db);
  const matches = await test.db.selectFrom('etlegacy.matches').select(['id', 'result']).execute();
  const sideOf = (match: number, key: string) => {
    const own = rows.filter((row) => row.match_id === match && row.player_key === key);
    const sides = new Set(own.map((row) => row.attacked_first).filter((side) => side !== null));
    return sides.size === 1 ? sides.has(true) : null;
  };
  return keys.flatMap((a, i) =>
    keys.slice(i + 1).map((b) => {
      const met = { a, b, against: 0, aWon: 0, bWon: 0, together: 0, togetherWon: 0 };
      for (const { id, result } of matches) {
        const [mine, theirs] = [sideOf(id, a), sideOf(id, b)];
        if (mine === null || theirs === null || result === 'unfinished') continue;
        const won = (side: boolean) => result !== 'draw' && (result === 'r1_attackers') === side;
        if (mine === theirs) {
          met.together++;
          if (won(mine)) met.togetherWon++;
        } else {
          met.against++;
          if (won(mine)) met.aWon++;
          if (won(theirs)) met.bWon++;
        }
      }
      return met;
    }),
  );
}
