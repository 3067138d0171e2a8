import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockServer } from '../../../../importer/etlegacy/servers/lock-server.ts';
import { recountNames } from '../../../../importer/etlegacy/rows/store-names.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { crew, guidOf, later, matchFiles, roundFile } from '../../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const AT = '2031-02-03 21:10:00';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

async function namesOf(person: number): Promise<unknown> {
  const { rows } = await sql`
    select raw_name, name, rounds, first_seen < last_seen as is_long from etlegacy.player_names
    where player_key = ${guidOf(person)} order by raw_name collate "C"`.execute(test.db);
  return rows;
}

const named = (kills: number, name: string, rounds = 0, minutes = 5) =>
  crew({ kills, rounds, minutes }).with(0, { ...crew({ kills, rounds, minutes })[0], name });

describe('names', () => {
  it('follow the rows when rounds are derived again', async () => {
    const r1 = roundFile({ at: AT, players: named(2, '^1anna') });
    const r2 = roundFile({ at: later(AT, 10), label: 2, players: named(4, 'anna^7 II', 1, 10) });
    await importFiles(test.db, [r2]);
    await importFiles(test.db, [r1]);
    const once = { is_long: false, rounds: 1 };
    expect(await namesOf(0)).toEqual([
      { raw_name: '^1anna', name: 'anna', ...once },
      { raw_name: 'anna^7 II', name: 'anna II', ...once },
    ]);
    // A fuller file of round one, in which the player has another name, removes the earlier name.
    const fuller = crew({ kills: 2, people: 5 }).with(0, { ...crew({ kills: 2 })[0], name: '^4anna' });
    await importFiles(test.db, [roundFile({ at: AT, players: fuller })]);
    expect(await namesOf(0)).toEqual([
      { raw_name: '^4anna', name: 'anna', ...once },
      { raw_name: 'anna^7 II', name: 'anna II', ...once },
    ]);
  });

  it('are kept per server', async () => {
    await importFiles(test.db, matchFiles({ at: later(AT, 900) }), { server: 'other' });
    const boris = { raw_name: 'boris', name: 'boris', rounds: 2, is_long: true };
    expect(await namesOf(1)).toEqual([boris, boris]);
  });

  it('are counted once when two transactions count them at the same time', async () => {
    const before = await namesOf(1);
    let second: Promise<void> | undefined;
    await test.db.transaction().execute(async (first) => {
      await lockServer('default').execute(first);
      for (const statement of recountNames('default', [guidOf(1)])) await statement.execute(first);
      second = test.db.transaction().execute(async (trx) => {
        await lockServer('default').execute(trx);
        for (const statement of recountNames('default', [guidOf(1)])) await statement.execute(trx);
      });
      await sql`select pg_sleep(0.2)`.execute(first);
    });
    await second;
    expect(await namesOf(1)).toEqual(before);
  });
});
