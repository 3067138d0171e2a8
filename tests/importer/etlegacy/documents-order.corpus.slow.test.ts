// Documents that arrive first, last, twice or never give the same rows, and a moved id redirects to the round.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRound } from '../../../stats/etlegacy/sessions/find-round.ts';
import {
  documentsNote,
  hasDocuments,
  listShapes,
  readEvening,
  readShape,
} from '../../support/etlegacy/documents-corpus.ts';
import { expectOrderFree, importFiles, ledgerOf, rowsOf } from '../../support/etlegacy/import-files.ts';
import type { TestFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.close());

/** Three maps of an evening, each round recorded by two or three documents. */
function mixed(name: string): TestFile[] {
  const { tab, json, push } = readEvening(name);
  return [...tab.slice(0, 5), ...json.slice(0, 4), ...push.slice(1, 5)];
}

describe.skipIf(!hasDocuments)(`documents of one round in any order${documentsNote}`, () => {
  it.each(['etlegacy-json/1-tab-and-json', 'etlegacy-gametypes/7-campaign-lost-round'])(
    '%s',
    async (name) => {
      await expectOrderFree(test.db, mixed(name), { zone: 'Europe/Ljubljana' });
    },
  );

  it('redirects from the id of a document that came alone to the round', async () => {
    const { tab, json } = readEvening('etlegacy-json/1-tab-and-json');
    const [text, dump] = [tab[0], json[0]];
    if (text === undefined || dump === undefined) throw new Error('The evening has no rounds');
    // The two clocks can differ by a second.
    const body = Buffer.from(
      Buffer.from(dump.body).toString('latin1').replaceAll('1770145667', '1770145668'),
      'latin1',
    );
    await importFiles(test.db, [{ ...dump, body }], { zone: 'Europe/Ljubljana' });
    const [alone] = await rowsOf(test.db, 'rounds');
    await importFiles(test.db, [text], { zone: 'Europe/Ljubljana' });
    const rounds = await rowsOf(test.db, 'rounds');
    expect(rounds).toMatchObject([{ file: text.name, documents: ['tab', 'json'] }]);
    expect(rounds[0]?.['id']).not.toBe(alone?.['id']);
    const found = await findRound(test.db, String(alone?.['id']), ['default']);
    const kept = await findRound(test.db, String(rounds[0]?.['id']), ['default']);
    expect(found).toEqual(kept);
    expect(found.ok).toBe(true);
  });

  it('is marked as damaged where two documents contradict each other, and the number is named', async () => {
    const { tab, json } = readEvening('etlegacy-json/1-tab-and-json');
    const [text, dump] = [tab[0], json[0]];
    if (text === undefined || dump === undefined) throw new Error('The evening has no rounds');
    const body = Buffer.from(
      Buffer.from(dump.body).toString('latin1').replace('"318","518"', '"319","518"'),
      'latin1',
    );
    await importFiles(test.db, [text, { ...dump, body }], { zone: 'Europe/Ljubljana' });
    const [round] = await rowsOf(test.db, 'rounds');
    expect(round?.['status']).toBe('damaged');
    expect(round?.['statusReason']).toMatch(/damageGiven of 69260A9C is 318 and 319/);
  });
});

describe.skipIf(!hasDocuments)(`unusual documents${documentsNote}`, () => {
  const WANTED: Readonly<Record<string, string>> = {
    '7b1d0c52-0000-4000-8000-2f6f8a4e9c10_team_data.json': 'rejected COMPANION',
    'gamestats-1.2.5-start-zero.json': 'imported null',
    'mask-does-not-fit.json': 'rejected BAD_JSON',
    'stats-2.6.0-no-players.json': 'imported null',
    'stats-2.9.0-assists-object.json': 'imported null',
    'stats-newest-assists-number-spectators.json': 'imported null',
    'truncated.json': 'rejected TRUNCATED',
  };

  it('are imported or rejected as expected', async () => {
    expect(listShapes()).toEqual(Object.keys(WANTED).toSorted());
    for (const [at, [name, wanted]] of Object.entries(WANTED).entries()) {
      await importFiles(test.db, [readShape(name)], { server: `shape-${at}` });
      const [row] = await ledgerOf(test.db, `shape-${at}`);
      expect([name, `${row?.status} ${row?.code}`]).toEqual([name, wanted]);
    }
  });

  it('give a row to a player who used no weapon, and none to spectators', async () => {
    await importFiles(test.db, [readShape('stats-2.9.0-assists-object.json')], { server: 'a' });
    const rows = await rowsOf(test.db, 'player-rounds', 'a');
    expect(rows.filter(({ weapons }) => Object.keys(weapons ?? {}).length === 0)).toHaveLength(1);
    await importFiles(test.db, [readShape('stats-newest-assists-number-spectators.json')], { server: 'b' });
    const { value } = {
      value: JSON.parse(
        Buffer.from(readShape('stats-newest-assists-number-spectators.json').body).toString(),
      ),
    };
    expect(await rowsOf(test.db, 'player-rounds', 'b')).toHaveLength(Object.keys(value.player_stats).length);
  });

  it('count no round that has no players', async () => {
    await importFiles(test.db, [readShape('stats-2.6.0-no-players.json')]);
    expect(await rowsOf(test.db, 'player-rounds')).toEqual([]);
    expect(await rowsOf(test.db, 'sessions')).toEqual([]);
  });

  it('are replaced by a complete copy of the same name', async () => {
    await importFiles(test.db, [readShape('truncated.json')]);
    const whole = readShape('stats-2.9.0-assists-object.json');
    await importFiles(test.db, [{ ...whole, name: 'truncated.json' }]);
    expect((await ledgerOf(test.db)).map(({ status }) => status).toSorted()).toEqual([
      'imported',
      'superseded',
    ]);
  });
});
