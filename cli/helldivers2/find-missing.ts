import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchMissingPlanets } from '../../stats/helldivers2/health/fetch-war-health.ts';
import { describeMissing } from './describe-missing.ts';

/** What brings history, and what names planets. */
const KINDS = new Set<string | undefined>(['history', 'planets', 'campaign', undefined]);

/** One line, or none: rows of history that are left out because nobody has named their planet, after an import about them. */
export async function findMissing(db: Kysely<DB>, kind: string | undefined): Promise<readonly string[]> {
  return KINDS.has(kind) ? describeMissing(await fetchMissingPlanets(db)) : [];
}
