// Old files, a replay and a restore into a second copy post nothing; later rounds are posted once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { changeSetup } from '../../../bot/views/change-setup.ts';
import { setupOf, storeSetup } from '../../../bot/posts/setup/store-setup.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { importFiles } from '../etlegacy/import-files.ts';
import { EtScene } from './et-scene.ts';
import { simulateFiles } from '../etlegacy/round-files.ts';
import { createTestDatabase } from '../database/test-database.ts';
import { eveningFiles } from '../../bot/support/evenings.ts';

const importers = await loadImporters();
const CLOCK = Date.parse('2026-02-03T19:00:00Z');
const SERVER = { key: 'default', zone: 'UTC' };

/** @param oldFiles number of archive files to import. */
export async function proveNothingOld(oldFiles: number): Promise<void> {
  const [database, copy] = [await createTestDatabase(), await createTestDatabase()];
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-posts-'));
  const fake = await new FakeDiscord().start();
  const { db } = database;
  const scene = await EtScene.open({ db, fake, clock: CLOCK });
  await scene.play(eveningFiles({ players: 6, at: '2026-02-03 20:00:00', matches: 2 }));
  await scene.wait(40);
  expect(scene.texts()).toHaveLength(4);
  const posted = () => fake.requests.filter(({ method }) => method === 'POST').length;
  const before = posted();

  const old = simulateFiles(oldFiles).map(({ name, text }) => ({ name, body: Buffer.from(text) }));
  await importFiles(db, old);
  await replay(db, SERVER);
  for (let minute = 0; minute < 5; minute++) await scene.wait(1);
  expect(posted()).toBe(before);
  expect(await db.selectFrom('core.posts').select('anchor').execute()).toHaveLength(before);

  const file = path.join(folder, 'all.ndjson.zst');
  await writeBackup(db, file, importers);
  await restoreBackup(db, file, importers);
  await scene.wait(1);
  expect(posted()).toBe(before);
  // The archive may contain a higher value than a record in the recap.
  const edits = scene.edits();
  await restoreBackup(copy.db, file, importers);
  const second = EtScene.join({ db: copy.db, fake, clock: scene.pipeline.clock }, scene.channel);
  await scene.wait(1);
  await second.play(eveningFiles({ players: 6, at: '2026-02-03 22:40:00', matches: 1 }));
  await second.wait(40);
  expect(posted()).toBe(before);
  expect(scene.edits()).toEqual(edits);

  await switchOn(second);
  await second.wait(5);
  const late = eveningFiles({ players: 6, at: '2026-02-03 20:00:00', matches: 3 }).slice(4);
  await importFiles(copy.db, late);
  await second.wait(1);
  expect(posted()).toBe(before);
  expect(scene.texts()[0]).toContain('3. radar');
  await second.play(eveningFiles({ players: 6, at: '2026-02-04 20:00:00', matches: 1 }));
  expect(scene.texts()).toHaveLength(6);
  expect(fake.takeProblems()).toEqual([]);
  scene.close();
  second.close();
  await fake.stop();
  await Promise.all([database.close(), copy.close()]);
  await rm(folder, { recursive: true });
}

/** Does what /setup does when "Post here from now on" is pressed. */
async function switchOn({ db, fake: { home }, pipeline }: EtScene): Promise<void> {
  const before = setupOf(await db.selectFrom('core.targets').selectAll().executeTakeFirstOrThrow());
  expect(before.held_at).not.toBeNull();
  const by = home.user.id;
  const press = {
    step: 'resume',
    value: '',
    game: 'etlegacy',
    guild: home.guild.id,
    arePublic: false,
  } as const;
  const now = new Date(pipeline.clock);
  const after = changeSetup(before, { ...press, servers: ['default'], kinds: [], by, now });
  if (after === null) throw new Error('It cannot be switched on');
  const viewer = { userId: by, locale: 'en-GB', guildId: home.guild.id, isGuildManager: true };
  await storeSetup(db, { ...viewer, isOperator: false, playsAs: null }, { step: 'resume', before, after });
}
