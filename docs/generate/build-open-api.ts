import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { buildApi } from '../../api/build-api.ts';
import { createLogger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import { GAMES } from '../../games.ts';

/** Builds the text of docs/openapi.json: the routes of all games, including those that are not configured here. */
export async function buildOpenApi(): Promise<string> {
  const apis = await Promise.all(GAMES.map(async ({ api }) => api?.()));
  const app = await buildApi({
    db: NO_DATABASE,
    log: createLogger({ level: 'silent' }),
    http: { isPublic: false, proxies: [], origins: [] },
    bindings: { servers: [], owners: [] },
    secret: refuse,
    games: apis.filter((api) => api !== undefined),
    metrics: { contentType: 'text/plain', text: refuse },
  });
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return text;
}

/** The document only needs the schemas. */
const NO_DATABASE = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

async function refuse(): Promise<never> {
  throw new Error('Nothing is asked while the document is made');
}
