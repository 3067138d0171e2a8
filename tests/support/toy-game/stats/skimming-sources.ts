import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import type { GameSources } from '../../../../people/visibility.ts';

async function fetchSources(db: Kysely<DB>): Promise<readonly string[]> {
  const { rows } = await sql<{ source: string }>`
    select distinct source from skimming.contests order by source`.execute(db);
  return rows.map(({ source }) => source);
}

export const skimmingSources: GameSources = {
  game: 'skimming',
  knownSources: fetchSources,
  shownSources: fetchSources,
};
