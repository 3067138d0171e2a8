import { readFileSync } from 'node:fs';
import { openPictures } from '../../../bot/open-pictures.ts';
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import type { GameBot } from '../../../bot/framework/game-bot.ts';
import { botOperations } from '../../../cli/bot-operations.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import { importSample } from '../../../docs/generate/import-sample.ts';
import { openPage, type Page } from '../../../web/open-page.ts';
import type { PageOptions } from '../../../web/page-options.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

export type TestPage = {
  readonly url: string;
  /** The operator's link. */
  readonly link: string;
  readonly page: Page;
  readonly test: TestDatabase;
  readonly close: () => Promise<void>;
};

type Given = Partial<Pick<PageOptions, 'http' | 'now' | 'pictures' | 'bindings'>> & {
  readonly games?: readonly GameBot[];
  /** Whether the evening that ships with Debrief is there. */
  readonly hasSample?: boolean;
};

/** The page on a port of its own, with the evening that ships with Debrief, whose server nobody but the operator sees. */
export async function openTestPage({
  games = [etlegacyBot],
  hasSample = true,
  ...given
}: Given = {}): Promise<TestPage> {
  const test = await createTestDatabase();
  if (hasSample) await importSample(test.db);
  const { log } = quietLog();
  const options: PageOptions = {
    db: test.db,
    log,
    http: { host: '127.0.0.1', url: undefined, isPublic: false },
    bindings: { servers: [{ key: SAMPLE_SERVER, guilds: [], isPublic: false }], owners: [] },
    zone: 'UTC',
    secret: async () => readFileSync(new URL(import.meta.url)),
    games: async () => games,
    operations: botOperations(test.db, loadImporters),
    pictures: () => openPictures(log, 60_000),
    health: () => ({ state: 'off', say: 'There is no bot.', latencyMs: null }),
    ...given,
  };
  const page = openPage(options);
  const app = await buildTestApi({ db: test.db, log, bindings: options.bindings, pages: page.addRoutes });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The page has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    link: await page.linkTo(url),
    page,
    test,
    close: async () => {
      await app.close();
      await page.close();
      await test.close();
    },
  };
}
