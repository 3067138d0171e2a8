// Servers that are renamed, and keys that are used again: whatever backups of such a history are restored, in whatever
// order, the database is the one that the last of them was written from.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { loadImporters } from '../../../cli/app/find-game.ts';
import type { DB } from '../../../database/schema.ts';
import { storeDecision } from '../../../database/store-decision.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { renameServer } from '../../../importer/etlegacy/servers/rename-server.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { createRandom, type Random } from '../../../simulator/etlegacy/random.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { later, roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../../support/database/test-database.ts';

const SEEDS = Array.from({ length: Number(process.env['RUNS'] ?? 4) }, (_, at) => at + 1);
const KEYS = ['a', 'b', 'c'] as const;
const STEPS = 12;
const importers = await loadImporters();

/** Everything that a restore has to bring back: payloads with their status, rounds, servers and decisions. */
async function stateOf(db: Kysely<DB>): Promise<unknown> {
  return {
    servers: await db
      .selectFrom('core.payloads')
      .select(['source', 'subject', 'status'])
      .orderBy('source')
      .orderBy('subject')
      .execute(),
    rounds: await db
      .selectFrom('etlegacy.rounds')
      .select(['id', 'server_key', 'file'])
      .orderBy('server_key')
      .orderBy('file')
      .execute(),
    decisions: await db
      .selectFrom('core.decisions')
      .select(['kind', 'subject', 'decided_at'])
      .orderBy('decided_at')
      .execute(),
  };
}

type Live = { readonly db: Kysely<DB>; readonly folder: string; readonly random: Random };

/** Imports, renames, decisions and backups by chance; the last step is a backup. */
async function live({ db, folder, random }: Live): Promise<string[]> {
  const backups: string[] = [];
  const backUp = async (): Promise<void> => {
    const file = path.join(folder, `${backups.length}.zst`);
    await writeBackup(db, file, importers);
    backups.push(file);
  };
  for (let step = 0; step < STEPS; step++) {
    const used = await db.selectFrom('core.payloads').select('source').distinct().execute();
    const from = random.pick(KEYS);
    const free = KEYS.filter((key) => !used.some(({ source }) => source === key));
    const to = free[random.int(0, free.length - 1)];
    if (random.chance(0.5) && to !== undefined && !free.includes(from)) {
      expect(await renameServer(db, { from, to, by: 'cli' })).toMatchObject({ ok: true });
      await drainInbox(db, openEtlegacySource({ key: to, zone: 'UTC' }));
    } else {
      const at = later('2025-02-03 21:10:00', step * 24 * 60);
      await importFiles(db, [roundFile({ at })], { server: from });
      await storeDecision(db, { kind: `rename/${from}`, subject: `AB12CD34=Name ${step}`, by: 'anna' });
    }
    if (random.chance(0.4)) await backUp();
  }
  await backUp();
  return backups;
}

it.each(SEEDS)('any order of the backups gives the same database, history %d', async (seed) => {
  const random = createRandom(seed, 0);
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-orders-'));
  const test = await createTestDatabase();
  onTestFinished(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });
  const backups = await live({ db: test.db, folder, random });
  const wanted = await stateOf(test.db);
  for (let order = 0; order < 3; order++) {
    const fresh = await createTestDatabase();
    const shuffled = backups.map((file) => ({ file, at: random.float() })).toSorted((x, y) => x.at - y.at);
    for (const { file } of shuffled) await restoreBackup(fresh.db, file, importers);
    const said = shuffled.map(({ file }) => path.basename(file)).join(' ');
    expect(await stateOf(fresh.db), said).toEqual(wanted);
    await fresh.close();
  }
});
