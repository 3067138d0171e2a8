import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { wordOrder } from '../../../database/word-order.ts';
import { keysOf, type Merges, personOf } from '../merges/merges.ts';

/**
 * Returns the names given by admins of these servers: key of the person to name. Decisions of kind `rename/<server>` with
 * the subject `<player key>=<name>`; the newest one about any key of the person counts, and one without a name takes it
 * back.
 */
export async function fetchRenames(
  db: Kysely<DB>,
  servers: readonly string[],
  people: readonly string[],
  merges: Merges,
): Promise<Map<string, string>> {
  const kinds = servers.map((server) => `rename/${server}`);
  const keys = keysOf(merges, people);
  const result = await sql<{ player_key: string; name: string }>`
    select k.player_key, substr(d.subject, length(k.player_key) + 2) as name
    from unnest(${keys}::text[]) as k (player_key)
    join core.decisions as d
      on d.kind = any(${kinds}::text[]) and starts_with(d.subject, k.player_key || '=')
    order by ${wordOrder('d', 'decided_at')}`.execute(db);
  const last = new Map(result.rows.map(({ player_key, name }) => [personOf(merges, player_key), name]));
  return new Map([...last].filter(([, name]) => name !== ''));
}
