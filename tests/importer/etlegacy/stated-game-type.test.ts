// The game type that an operator states for a server: it decides what files leave open, and is never lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadImporters } from '../../../cli/app/find-game.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { rederive } from '../../../importer/etlegacy/rederive.ts';
import { renameServer } from '../../../importer/etlegacy/servers/rename-server.ts';
import { reimport } from '../../../importer/etlegacy/reimport.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { stateGameType } from '../../../importer/etlegacy/stated-game-type.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { crew, later, matchFiles, roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const AT = '2021-02-03 21:10:00';
/** c0rnp0rn7 writes the same for a hold that ended early and for a round that a map change cut off. */
const OPEN = roundFile({
  at: AT,
  label: 2,
  header: { limit: '15:00', next: '65:25', winner: 1 },
  players: crew({ minutes: 6 }),
});
const PAIR = matchFiles({ at: later(AT, 180) });
const BEFORE = ['stopwatch aborted null', 'stopwatch ok r1', 'stopwatch ok r2'];
const STATED = ['campaign ok axis', 'stopwatch ok r1', 'stopwatch ok r2'];

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

async function told({ db }: TestDatabase, server = 'default'): Promise<string[]> {
  const matches = await rowsOf(db, 'matches', server);
  const rounds = await rowsOf(db, 'rounds', server);
  return rounds.map(({ file, gameType, status }) => {
    const match = matches.find(({ r1, r2 }) => r1 === file || r2 === file);
    const place =
      match === undefined
        ? null
        : match['r2'] === null
          ? match['result']
          : match['r1'] === file
            ? 'r1'
            : 'r2';
    return `${String(gameType)} ${String(status)} ${String(place)}`;
  });
}

test('A stated game type decides what a file leaves open, but never splits a pair of rounds.', async () => {
  const { db } = database;
  await importFiles(db, [OPEN, ...PAIR]);
  expect(await told(database)).toEqual(BEFORE);
  await stateGameType(db, { key: 'default', gameType: 'campaign', by: 'operator' });
  // A process that ends here leaves rows that the next start recognises as stale.
  expect(await rederive(db, 'default')).toBe(3);
  expect(await told(database)).toEqual(STATED);
  await replay(db, { key: 'default', zone: 'UTC' });
  await reimport(db, 'default', { kind: 'everything' });
  expect(await told(database)).toEqual(STATED);
  await stateGameType(db, { key: 'default', gameType: 'objective', by: 'operator' });
  await stateGameType(db, { key: 'default', gameType: null, by: 'operator' });
  await rederive(db, 'default');
  expect(await told(database)).toEqual(BEFORE);
});

test('A statement can come before or after the files, and is kept by a backup and by a rename.', async () => {
  const { db } = database;
  const importers = await loadImporters();
  await importFiles(db, PAIR);
  await stateGameType(db, { key: 'default', gameType: 'campaign', by: 'operator' });
  await rederive(db, 'default');
  await importFiles(db, [OPEN]);
  expect(await told(database)).toEqual(STATED);
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-stated-'));
  const other = await createTestDatabase();
  try {
    const file = path.join(folder, 'all.ndjson.zst');
    await writeBackup(db, file, importers);
    await importFiles(other.db, [OPEN, ...PAIR]);
    expect(await told(other)).toEqual(BEFORE);
    await restoreBackup(other.db, file, importers);
    expect(await told(other)).toEqual(STATED);
    await forgetServer(other.db, 'default');
    await restoreBackup(other.db, file, importers);
    expect(await told(other)).toEqual(STATED);
  } finally {
    await other.close();
    await rm(folder, { recursive: true });
  }
  expect(await renameServer(db, { from: 'default', to: 'barn', by: 'operator' })).toMatchObject({ ok: true });
  await drainInbox(db, openEtlegacySource({ key: 'barn', zone: 'UTC' }));
  expect(await told(database, 'barn')).toEqual(STATED);
});
