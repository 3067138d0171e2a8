// A forgotten player: their name is in no table, and nothing restores it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { etlegacyGame } from '../../../cli/etlegacy/etlegacy-game.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { explainRound } from '../../../importer/etlegacy/explain-round.ts';
import { forgetPlayer } from '../../../importer/etlegacy/forget-player.ts';
import { fetchStaleServers, rederive } from '../../../importer/etlegacy/rederive.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { searchPlayers } from '../../../stats/etlegacy/players/search-players.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { endstatsFile, guidOf, later, matchFiles } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const importers = [await etlegacyGame.importer()];
const AT = '2031-02-03 21:10:00';
const SERVER = { key: 'default', zone: 'UTC' };
const ANNA = guidOf(0);
const BORIS = guidOf(1);

let test: TestDatabase;
let folder: string;
beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-forget-'));
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

/** Every row of our tables as text, except the bytes of files. */
async function collectSent(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('core', 'etlegacy') and table_type = 'BASE TABLE' and table_name <> 'bodies'`.execute(
    test.db,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{
      text: string;
    }>`select to_jsonb(t)::text as text from ${sql.table(name)} t`.execute(test.db);
    texts.push(...rows.map((row) => `${name} ${row.text}`));
  }
  return texts.join('\n');
}

async function decideAboutAnna(): Promise<void> {
  const by = { decided_by: 'user/2' };
  await test.db
    .insertInto('core.decisions')
    .values([
      { ...by, kind: 'rename/default', subject: `${ANNA}=Annabel` },
      { ...by, kind: 'rename/default', subject: `${BORIS}=Bob` },
    ])
    .execute();
  await test.db
    .insertInto('core.links')
    .values([
      { account: '111', game: 'etlegacy', subject: ANNA, proof: 'unproven' },
      { account: '222', game: 'etlegacy', subject: BORIS, proof: 'unproven' },
    ])
    .execute();
  await test.db
    .insertInto('core.settings')
    .values({ set_by: 'user/111', owner: 'user/111', name: 'privacy', value: 'private' })
    .execute();
  await test.db
    .insertInto('core.audit')
    .values([
      {
        actor: 'user/2',
        place: 'guild/1',
        action: 'rename',
        subject: ANNA,
        server_key: 'default',
        details: '{"name":"Annabel"}',
      },
      {
        actor: 'user/2',
        place: 'guild/1',
        action: 'merge',
        subject: BORIS,
        server_key: 'default',
        details: `{"into":"${ANNA}","names":["boris","anna"]}`,
      },
      {
        actor: 'user/111',
        place: 'guild/1',
        action: 'link',
        subject: ANNA,
        server_key: null,
        details: '{"player":"anna"}',
      },
    ])
    .execute();
}

const awards = endstatsFile(AT, ['Most kills per minute\tanna\t5.0', 'anna\tboris\t3\t1']);

it('is deleted from every table, and stays deleted after new files, a replay and an older backup', async () => {
  await importFiles(test.db, [...matchFiles({ at: AT }), awards]);
  await decideAboutAnna();
  const before = await rowsOf(test.db, 'player-rounds');
  const backup = path.join(folder, 'before.zst');
  await writeBackup(test.db, backup, importers);
  expect(await collectSent()).toMatch(/anna/i);

  expect(await forgetPlayer(test.db, [ANNA])).toBe(2);
  await importFiles(test.db, matchFiles({ at: later(AT, 40), map: 'radar' }));
  expect(await collectSent()).not.toMatch(/anna|user\/111|"111"/i);
  await replay(test.db, SERVER);
  expect(await collectSent()).not.toMatch(/anna|user\/111|"111"/i);
  await restoreBackup(test.db, backup, importers);
  expect(await collectSent()).not.toMatch(/anna|user\/111|"111"/i);

  // The audit log keeps the action, once.
  expect(await test.db.selectFrom('core.audit').select('action').orderBy('id').execute()).toEqual([
    { action: 'rename' },
    { action: 'merge' },
    { action: 'link' },
  ]);

  // Numbers stay under the same key; other players are unchanged.
  const rows = (await rowsOf(test.db, 'player-rounds')).filter((row) => row['map'] !== 'radar');
  expect(rows).toEqual(
    before.map((row) =>
      row['playerKey'] === ANNA ? { ...row, name: 'former player', rawName: 'former player' } : row,
    ),
  );
  expect(await collectSent()).toMatch(/Bob[\s\S]*222/);
  expect(await searchPlayers(test.db, 'anna', ['default'])).toEqual([]);
  expect(await searchPlayers(test.db, 'former', ['default'])).toMatchObject([
    { playerKey: ANNA, name: 'former player' },
  ]);
});

it('is forgotten by the next start, if the process that forgets is killed after it decided', async () => {
  await importFiles(test.db, [...matchFiles({ at: AT }), awards]);
  await decideAboutAnna();
  const killed = (): never => {
    throw new Error('killed');
  };
  await expect(forgetPlayer(test.db, [ANNA], killed)).rejects.toThrow('killed');
  expect(await collectSent()).toMatch(/player_names .*anna/i);
  expect(await fetchStaleServers(test.db)).toEqual(['default']);
  await rederive(test.db, 'default');
  expect(await collectSent()).not.toMatch(/anna|user\/111|"111"/i);
  expect(await fetchStaleServers(test.db)).toEqual([]);
});

it('is not named when a row of their rounds is explained', async () => {
  const [r1] = matchFiles({ at: AT });
  await importFiles(test.db, [r1]);
  await forgetPlayer(test.db, [ANNA]);
  const explained = await explainRound(test.db, r1.name, 'default');
  expect(JSON.stringify(explained?.round.split)).not.toContain('anna');
  expect(explained?.explain(ANNA)).toBeNull();
  expect(explained?.explain(BORIS)).not.toBeNull();
});

it('has the same rows after an incremental import and a fresh one', async () => {
  const files = [...matchFiles({ at: AT }), awards];
  await importFiles(test.db, files.slice(0, 1));
  await forgetPlayer(test.db, [ANNA]);
  await importFiles(test.db, files);
  const grown = await rowsOf(test.db, 'player-rounds');
  await replay(test.db, SERVER);
  expect(await rowsOf(test.db, 'player-rounds')).toEqual(grown);
});
