import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchScope, inScope } from '../../../../stats/etlegacy/periods/fetch-scope.ts';
import { parsePeriod } from '../../../../core/period.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { evenly, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;

/** Berlin goes from UTC+1 to UTC+2 on 30 March 2031, and back on 26 October. */
const BERLIN = { server: 'berlin', zone: 'Europe/Berlin' };
const TOKYO = { server: 'tokyo', zone: 'Asia/Tokyo' };

const match = (at: string, map: string) =>
  stopwatchMatch({ at, map, first: evenly(['anna', 'boris']), second: evenly(['carla', 'dmitri']) });

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(
    test.db,
    [
      // Begins on Sunday the 30th, ends on Monday the 31st.
      ...match('2031-03-30 23:40:00', 'before_midnight'),
      ...match('2031-03-31 00:20:00', 'after_midnight'),
      // The night in which daylight saving time ends and an hour is repeated.
      ...match('2031-10-26 01:40:00', 'autumn'),
    ],
    BERLIN,
  );
  await importFiles(test.db, match('2031-03-31 05:00:00', 'morning'), TOKYO);
});

afterAll(async () => {
  await test.close();
});

async function mapsOf(period: string, servers: readonly string[], now: string): Promise<string[]> {
  const parsed = parsePeriod(period);
  if (parsed === undefined) throw new Error(period);
  const scope = await fetchScope(test.db, parsed, servers, new Date(now));
  const { rows } = await sql<{ map: string }>`
    select distinct s.map from (
      select e.id as session_id, e.server_key, e.local_date, lower(r.map) as map
      from etlegacy.sessions as e join etlegacy.rounds as r on r.session_id = e.id
    ) as s where ${inScope(scope)} order by 1`.execute(test.db);
  return rows.map((row) => row.map);
}

describe('fetchScope', () => {
  it('assigns an evening that crosses midnight, a week or a quarter to its first day as a whole', async () => {
    const evening = ['after_midnight', 'before_midnight'];
    expect(await mapsOf('week', ['berlin'], '2031-03-30T21:00:00Z')).toEqual(evening);
    expect(await mapsOf('week', ['berlin'], '2031-03-31T10:00:00Z')).toEqual([]);
    expect(await mapsOf('2031-03', ['berlin'], '2031-06-01T00:00:00Z')).toEqual(evening);
    expect(await mapsOf('2031-04', ['berlin'], '2031-06-01T00:00:00Z')).toEqual([]);
  });

  it('determines the date by the clock of the server, also after a change to summer time', async () => {
    // 22:30 UTC is half past midnight in Berlin's summer.
    expect(await mapsOf('1d', ['berlin'], '2031-03-30T21:59:59Z')).toHaveLength(2);
    expect(await mapsOf('1d', ['berlin'], '2031-03-30T22:30:00Z')).toEqual([]);
    expect(await mapsOf('1d', ['berlin'], '2031-10-26T00:30:00Z')).toEqual(['autumn']);
    expect(await mapsOf('1d', ['berlin'], '2031-10-26T22:59:00Z')).toEqual(['autumn']);
    expect(await mapsOf('1d', ['berlin'], '2031-10-26T23:01:00Z')).toEqual([]);
  });

  it('uses the calendar of each server', async () => {
    // It is Monday in Tokyo and still Sunday in Berlin.
    const both = ['berlin', 'tokyo'];
    expect(await mapsOf('1d', both, '2031-03-30T21:00:00Z')).toEqual([
      'after_midnight',
      'before_midnight',
      'morning',
    ]);
    expect(await mapsOf('week', both, '2031-03-31T10:00:00Z')).toEqual(['morning']);
  });

  it('finds the latest session of all servers', async () => {
    expect(await mapsOf('session', ['berlin', 'tokyo'], '2031-12-01T00:00:00Z')).toEqual(['autumn']);
    expect(await mapsOf('session', ['tokyo'], '2031-12-01T00:00:00Z')).toEqual(['morning']);
    expect(await mapsOf('session', ['nowhere'], '2031-12-01T00:00:00Z')).toEqual([]);
  });
});
