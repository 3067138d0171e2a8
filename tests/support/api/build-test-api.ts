import { type ApiOptions, buildApi } from '../../../api/build-api.ts';
import type { ApiApp } from '../../../api/game-api.ts';
import { loadApis } from '../../../cli/load-apis.ts';
import { loadHealth } from '../../../cli/find-game.ts';
import type { Caller } from '../../../people/caller.ts';
import { buildMetrics } from '../../../work/metrics.ts';
import { quietLog } from '../quiet-log.ts';

/** Callers by their keys. */
export type TestCallers = Readonly<Record<string, Partial<Caller>>>;

/** The API of all games on this database, which sees its callers in a table instead of the database. */
export async function buildTestApi(
  { db, ...options }: Partial<ApiOptions> & Pick<ApiOptions, 'db'>,
  callers: TestCallers = {},
): Promise<ApiApp> {
  return await buildApi({
    db,
    log: quietLog().log,
    http: { isPublic: false, proxies: [], origins: [] },
    bindings: { servers: [], owners: [] },
    identify: async (token) => findCaller(callers, token),
    games: await loadApis(),
    metrics: buildMetrics(db, loadHealth),
    ...options,
  });
}

function findCaller(callers: TestCallers, token: string): Caller | null {
  const caller = callers[token];
  if (caller === undefined) return null;
  const reach = { isEverything: false, guilds: [], sources: [] };
  return { id: token, name: token, scopes: ['read'], reach, ...caller };
}
