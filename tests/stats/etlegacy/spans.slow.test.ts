// Stored months and years equal the sums of their sessions, whatever changes happen to these.
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleSpans } from '../../../importer/etlegacy/settle-spans.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { lockServer } from '../../../importer/etlegacy/servers/lock-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { type CountingRow } from '../../../stats/etlegacy/formulas/sums.ts';
import { everySession } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { NO_MERGES } from '../../../stats/etlegacy/merges/merges.ts';
import type { Scope } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchComparison } from '../../../stats/etlegacy/players/fetch-comparison.ts';
import { compareSpans } from '../../support/etlegacy/compare-spans.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import type { TestFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { untilWaiting } from '../../support/database/until-waiting.ts';

const SERVER = { key: 'default', zone: 'Europe/Ljubljana' };
const ALL = everySession([SERVER.key]);

let evenings: TestFile[][];
let files: TestFile[];
let test: TestDatabase;

beforeAll(() => {
  const options = { zone: SERVER.zone, from: '2025-11-24', maps: 1, teamSize: 3 };
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

/** Bounds on, inside and next to the limits of months and years. */
const EDGES = [
  '2025-01-01',
  '2025-01-02',
  '2025-11-30',
  '2025-12-01',
  '2025-12-02',
  '2025-12-31',
  '2026-01-01',
];
const LATER = ['2026-01-02', '2026-01-31', '2026-02-01', '2026-02-14'];

/** Ranges between these bounds, and open ones, of one or more servers. */
function scopes(servers: readonly string[]): Scope[] {
  const edges = [null, ...EDGES, ...LATER, null];
  return edges.flatMap((since, i) =>
    edges.slice(Math.max(1, i)).map((until) => ({
      sessionId: null,
      merges: NO_MERGES,
      servers: servers.map((serverKey) => ({ serverKey, since, until })),
    })),
  );
}

/** @param every checks only one of so many ranges. */
async function expectTruth(servers: readonly string[] = [SERVER.key], every = 1): Promise<void> {
  const looked = scopes(servers).filter((_, at) => at % every === 0);
  for (const scope of looked) expect(await compareSpans(test.db, scope)).toEqual([]);
}

describe('months and years', () => {
  it('are stored as soon as they are over, and equal the sums of their sessions in any range', async () => {
    for (const evening of evenings) await load(evening);
    const spans = await fetchSpans();
    expect(spans).toEqual(
      expect.arrayContaining(['month 2025-11', 'month 2025-12', 'month 2026-01', 'year 2025-01']),
    );
    await expectTruth();
    const { rows } = await sql<{ ended_at: Date }>`
      select ended_at from etlegacy.sessions order by ended_at`.execute(test.db);
    // Near the last evenings of a month, an unfinished month could be mistaken for a finished one.
    for (const { ended_at: end } of rows.filter((row, i) => i % 10 === 0 || row.ended_at.getUTCDate() >= 27))
      expect(await compareSpans(test.db, ALL, end)).toEqual([]);
  });

  it('are used only when they lie completely within the range', async () => {
    await load(files);
    await settleSpans(test.db);
    const years = async (since: string, until: string) => {
      const { rows } = await sql<{ kind: string }>`
        select p.kind from etlegacy.cover(array['default'], array[${since}]::date[], array[${until}]::date[], null) as c
        join etlegacy.spans as p on p.id = c.span_id`.execute(test.db);
      return rows.filter((row) => row.kind === 'year').length;
    };
    expect(await years('2025-01-01', '2026-01-01')).toBe(1);
    expect(await years('2025-01-02', '2026-01-01')).toBe(0);
    expect(await years('2025-01-01', '2025-12-31')).toBe(0);
  });

  it('are compared by a check that detects any difference', async () => {
    await load(files);
    await settleSpans(test.db);
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

  it('are correct after every step, whatever the order of the files', async () => {
    for (const [i, evening] of createRandom(1).shuffled(evenings).entries()) {
      // Round twos that arrive late, and months that ended long ago.
      await load(evening.filter((_, at) => at % 3 !== 0));
      if (i % 7 === 0) await settleSpans(test.db);
      expect(await compareSpans(test.db, ALL)).toEqual([]);
      await load(evening);
      expect(await compareSpans(test.db, ALL)).toEqual([]);
    }
    await settleSpans(test.db);
    expect(await fetchSpans()).toContain('year 2025-01');
    await expectTruth([SERVER.key], 3);
  });

  it('are correct after everything was derived again, and deleted with their server', async () => {
    await load(files);
    await importFiles(test.db, files.slice(0, 40), { server: 'other', zone: 'UTC' });
    await settleSpans(test.db);
    const before = await fetchSpans();
    await sql`update etlegacy.player_spans set kills = 0`.execute(test.db);
    await sql`truncate etlegacy.player_sessions, etlegacy.session_maps`.execute(test.db);
    await replay(test.db, SERVER);
    await replay(test.db, { key: 'other', zone: 'UTC' });
    expect(await fetchSpans()).toEqual(before);
    await expectTruth([SERVER.key, 'other'], 4);
    await forgetServer(test.db, SERVER.key);
    await expectTruth([SERVER.key, 'other'], 4);
    const { rows } = await sql`select 1 from etlegacy.spans where server_key = ${SERVER.key}`.execute(
      test.db,
    );
    expect(rows).toEqual([]);
  });

  it('wait for a transaction that changes one of their sessions', async () => {
    await load(files);
    await sql`delete from etlegacy.spans`.execute(test.db);
    let settled: Promise<unknown> | undefined;
    await test.db.transaction().execute(async (trx) => {
      await lockServer(SERVER.key).execute(trx);
      await sql`delete from etlegacy.sessions where id = (select min(id) from etlegacy.sessions)`.execute(
        trx,
      );
      settled = sql`select etlegacy.settle_spans(${SERVER.key})`.execute(test.db);
      await sql`select pg_sleep(0.3)`.execute(trx);
    });
    await settled;
    expect(await fetchSpans()).toContain('year 2025-01');
    expect(await compareSpans(test.db, ALL)).toEqual([]);
  });

  it('are computed month by month: who changes a session meanwhile waits for one of them', async () => {
    await load(files);
    await sql`delete from etlegacy.spans`.execute(test.db);
    let settled: Promise<unknown> = Promise.resolve();
    let seen: Promise<string[]> = Promise.resolve([]);
    await test.db.transaction().execute(async (trx) => {
      await lockServer(SERVER.key).execute(trx);
      settled = settleSpans(test.db);
      await untilWaiting(test.db, 1);
      seen = test.db.transaction().execute(async (writer) => {
        await lockServer(SERVER.key).execute(writer);
        return await fetchSpans();
      });
      await untilWaiting(test.db, 2);
    });
    expect(await seen).toEqual([expect.stringContaining('month')]);
    await settled;
    expect(await fetchSpans()).toContain('year 2025-01');
    expect(await compareSpans(test.db, ALL)).toEqual([]);
  });

  it('are deleted when one of their sessions is added, deleted, moved, extended or counted again', async () => {
    const [first = [], ...others] = evenings;
    const early = first.toSorted((x, y) => (x.name < y.name ? -1 : 1));
    const change = async (what: string) => {
      expect(await fetchSpans(), what).not.toContain('month 2025-11');
      expect(await fetchSpans(), what).not.toContain('year 2025-01');
      expect(await compareSpans(test.db, ALL), what).toEqual([]);
      await settleSpans(test.db);
      expect(await fetchSpans(), what).toEqual(expect.arrayContaining(['month 2025-11', 'year 2025-01']));
    };
    await load(others.flat());
    await settleSpans(test.db);
    for (const file of early) if ((await load([file])).size > 0) await change(file.name);
    await sql`update etlegacy.sessions set local_date = local_date + 31
      where id = (select id from etlegacy.sessions order by started_at limit 1)`.execute(test.db);
    await change('moved');
    await sql`delete from etlegacy.sessions
      where id = (select id from etlegacy.sessions order by started_at limit 1 offset 1)`.execute(test.db);
    await change('gone');
    await sql`update etlegacy.player_rounds set kills = kills + 7`.execute(test.db);
    await sql`update etlegacy.sessions set is_counted = false`.execute(test.db);
    await sql`select etlegacy.count_past_sessions(${SERVER.key})`.execute(test.db);
    await change('counted again');
  });

  it('contain who played against and with whom', async () => {
    await load(files);
    const { rows } = await sql<{ player_key: string }>`
      select player_key from etlegacy.session_players
      group by player_key order by count(*) desc, 1 limit 4`.execute(test.db);
    const keys = rows.map((row) => row.player_key);
    const { encounters: unsettled } = await fetchComparison(test.db, keys, ALL);
    await settleSpans(test.db);
    const { encounters } = await fetchComparison(test.db, keys, ALL);
    expect(encounters).toEqual(unsettled);
    expect(encounters).toEqual(await computeEncounters(keys));
    expect(encounters.reduce((sum, one) => sum + one.against, 0)).toBeGreaterThan(5);
    await sql`update etlegacy.pair_spans set against = against + 1`.execute(test.db);
    expect((await fetchComparison(test.db, keys, ALL)).encounters).not.toEqual(encounters);
  });
});

async function computeEncounters(keys: readonly string[]) {
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
