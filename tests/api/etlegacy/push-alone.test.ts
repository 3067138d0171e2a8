// Pushes to a process that runs alone on a new database: the first is not refused, and what it takes becomes rounds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importDeliveries, prepareConfigured } from '../../../cli/app/imported-deliveries.ts';
import { readConfig } from '../../../core/config.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { makeKey } from '../../support/api/make-key.ts';
import { sendRound } from '../../../cli/etlegacy/push/send-round.ts';
import { ledgerOf, rowsOf } from '../../support/etlegacy/import-files.ts';
import { simulateDocuments } from '../../support/proof/simulate-documents.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a configured server may push before anything was imported, and its rounds are imported', async () => {
  const { db } = database;
  const { log } = quietLog();
  const config = readConfig({}, '/nonexistent');
  if (!config.ok) throw new Error(config.problems.join());
  await prepareConfigured(db, config.config);
  const [key] = config.config.servers.map((server) => server.key);
  if (key === undefined) throw new Error('no server is configured');
  const { deliver, settle } = importDeliveries(db, log);
  const app = await buildTestApi({ db, log, deliver });
  try {
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/et/rounds`;
    const { authorization } = await makeKey(db, { name: 'game', scopes: ['push'], sources: [key] });
    const token = authorization.slice('Bearer '.length);
    const documents = simulateDocuments();
    for (const { bytes } of documents)
      expect(await sendRound({ url, token }, bytes, false)).toMatchObject({ code: 'ROUND_TAKEN' });
    await settle();
    const ledger = await ledgerOf(db, key);
    expect(ledger).toHaveLength(documents.length);
    expect(ledger.filter(({ status }) => status === 'new')).toEqual([]);
    expect((await rowsOf(db, 'rounds', key)).length).toBeGreaterThan(1);
    const owner = await makeKey(db, { isEverything: true });
    const [row] = await rowsOf(db, 'player-rounds', key);
    const answers = await Promise.all(
      ['/sessions/latest/recap', '/matches/latest', `/players/${String(row?.['playerKey'])}`].map(
        async (path) => {
          const answer = await app.inject({ url: `/api/et${path}`, headers: owner });
          expect(answer.statusCode, path).toBe(200);
          return answer.body;
        },
      ),
    );
    for (const answer of answers) {
      // No JSON document has what only the text scripts count.
      expect(answer).toMatch(/"kills":\d/);
      expect(answer).toMatch(/"kill_assists":null/);
      expect(answer).not.toMatch(/"(?:kill_assists|killing_spree|times_revived|useful_kills|denied_s)":\d/);
    }
  } finally {
    await app.close();
  }
});
