import { afterAll, expect, it } from 'vitest';
import { loadImporters } from '../../cli/app/find-game.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { importFiles, ledgerOf } from '../support/etlegacy/import-files.ts';
import { matchFiles } from '../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const { db, close } = await createTestDatabase();
afterAll(close);

it('takes no file that came for another server, and any that its own server has', async () => {
  const { importFiles: upload } = botOperations(db, loadImporters);
  const [r1, r2] = matchFiles({ at: '2025-02-03 21:10:00' });
  const given = [r1, r2].map(({ name, body }) => ({ name, bytes: body }));
  await importFiles(db, [r1], { server: 'east' });
  await prepareServer(db, { key: 'west', zone: 'UTC' });
  expect(await upload('west', given)).toEqual({ ok: false, file: r1.name, server: 'east' });
  expect(await ledgerOf(db, 'west')).toEqual([]);
  expect(await upload('east', given)).toMatchObject({
    ok: true,
    files: [{ isKnown: true }, { isKnown: false }],
  });
  expect(await ledgerOf(db, 'east')).toHaveLength(2);
});
