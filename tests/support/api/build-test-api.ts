import { type ApiOptions, buildApi } from '../../../api/build-api.ts';
import type { ApiApp } from '../../../api/game-api.ts';
import { loadApis } from '../../../cli/app/load-apis.ts';
import { loadHealth } from '../../../cli/app/find-game.ts';
import type { Caller } from '../../../people/caller.ts';
import { buildMetrics } from '../../../work/metrics.ts';
import { quietLog } from '../quiet-log.ts';

export const TEST_SECRET = Buffer.alloc(32, 'secret of the tests');

/** Callers by key. */
export type TestCallers = Readonly<Record<string, Partial<Caller>>>;

/** Builds the API of all games on this database. @param callers replace those with keys in the database. */
export async function buildTestApi(
  { db, ...options }: Partial<ApiOptions> & Pick<ApiOptions, 'db'>,
  callers?: TestCallers,
): Promise<ApiApp> {
  return await buildApi({
    db,
    log: quietLog().log,
    http: { isPublic: false, proxies: [], origins: [] },
    bindings: { servers: [], owners: [] },
    secret: async () => TEST_SECRET,
    games: await loadApis(db),
    metrics: buildMetrics(db, async () => loadHealth(db)),
    ...(callers === undefined ? {} : { identify: async (token: string) => findCaller(callers, token) }),
    ...options,
  });
}

function findCaller(callers: TestCallers, token: string): Caller | null {
  const caller = callers[token];
  if (caller === undefined) return null;
  const reach = { isEverything: false, guilds: [], sources: [] };
  return { id: token, name: token, scopes: ['read'], reach, login: null, ...caller };
}
