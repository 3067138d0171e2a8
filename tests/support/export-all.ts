import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { EXPORTS } from '../../stats/etlegacy/export/export-rows.ts';

/** Returns everything derived for these servers as text, equal for equal databases. */
export async function exportAll(db: Kysely<DB>, servers: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const [kind, exporter] of Object.entries(EXPORTS)) {
    for await (const row of exporter(db, servers)) lines.push(`${kind} ${JSON.stringify(row)}`);
  }
  return lines.join('\n');
}
