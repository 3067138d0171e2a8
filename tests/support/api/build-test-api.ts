import { type ApiOptions, buildApi } from '../../../api/build-api.ts';
import type { ApiApp } from '../../../api/game-api.ts';
import { loadApis } from '../../../cli/load-apis.ts';
import { loadHealth } from '../../../cli/find-game.ts';
import { buildMetrics } from '../../../work/metrics.ts';
import { quietLog } from '../quiet-log.ts';

export const TEST_SECRET = Buffer.alloc(32, 'secret of the tests');

/** The API of all games on this database. */
export async function buildTestApi({
  db,
  ...options
}: Partial<ApiOptions> & Pick<ApiOptions, 'db'>): Promise<ApiApp> {
  return await buildApi({
    db,
    log: quietLog().log,
    http: { isPublic: false, proxies: [], origins: [] },
    bindings: { servers: [], owners: [] },
    secret: async () => TEST_SECRET,
    games: await loadApis(),
    metrics: buildMetrics(db, loadHealth),
    ...options,
  });
}
