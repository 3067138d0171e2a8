import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { FACTION_ALIASES, FACTIONS } from '../../../parsers/helldivers2/names.data.ts';

/** Rows for the factions that everybody knows. */
export async function storeKnownFactions(trx: Transaction<DB>): Promise<void> {
  await insertFactions(trx, Object.keys(FACTIONS).map(Number));
}

/** Rows for factions that somebody mentions: an unknown number gets a placeholder, which never replaces a name. */
export async function ensureFactions(
  trx: Transaction<DB>,
  ids: Iterable<number | null | undefined>,
): Promise<void> {
  const unknown = distinct(ids).filter((id) => FACTIONS[id] === undefined);
  if (unknown.length > 0) await insertFactions(trx, unknown);
}

async function insertFactions(trx: Transaction<DB>, ids: readonly number[]): Promise<void> {
  const wanted = ids.map((id) => ({
    id,
    name: FACTIONS[id] ?? `Unknown (${id})`,
    aliases: FACTION_ALIASES[id] ?? [],
    placeholder: FACTIONS[id] === undefined,
  }));
  await sql`
    insert into helldivers2.factions
    select * from jsonb_populate_recordset(null::helldivers2.factions, ${JSON.stringify(wanted)}::jsonb) as w
    where not exists (select from helldivers2.factions as known where known.id = w.id)
    on conflict do nothing`.execute(trx);
}

/**
 * Writes rows for mentioned planets, including Super Earth (0); new ones are placeholders without a name.
 *
 * @returns the new ones.
 */
export async function ensurePlanets(trx: Transaction<DB>, ids: Iterable<number>): Promise<number[]> {
  const wanted = distinct(ids);
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    insert into helldivers2.planets (id, placeholder, name_rank)
    select id, true, 0 from unnest(${wanted}::int[]) as p (id)
    where not exists (select from helldivers2.planets as known where known.id = p.id)
    on conflict do nothing
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

function distinct(ids: Iterable<number | null | undefined>): number[] {
  const found = new Set<number>();
  for (const id of ids) if (id !== null && id !== undefined) found.add(id);
  return [...found].toSorted((a, b) => a - b);
}
