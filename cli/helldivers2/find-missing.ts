import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchMissingPlanets } from '../../stats/helldivers2/health/fetch-war-health.ts';
import { describeMissing } from './describe-missing.ts';

/** One line, or none: rows of history that are left out because nobody has named their planet. */
export async function findMissing(db: Kysely<DB>): Promise<readonly string[]> {
  return describeMissing(await fetchMissingPlanets(db));
}
