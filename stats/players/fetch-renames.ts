import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/**
 * What admins of these servers call players: player key to name. A decision of kind `rename/<server>` and subject
 * `<player key>=<name>`; the last one counts, and one without a name takes it back.
 */
export async function fetchRenames(
  db: Kysely<DB>,
  servers: readonly string[],
  playerKeys: readonly string[],
): Promise<Map<string, string>> {
  const kinds = servers.map((server) => `rename/${server}`);
  const result = await sql<{ player_key: string; name: string }>`
    select distinct on (k.player_key) k.player_key, substr(d.subject, length(k.player_key) + 2) as name
    from unnest(${playerKeys}::text[]) as k (player_key)
    join core.decisions as d
      on d.kind = any(${kinds}::text[]) and starts_with(d.subject, k.player_key || '=')
    order by k.player_key, d.id desc`.execute(db);
  return new Map(result.rows.flatMap(({ player_key, name }) => (name === '' ? [] : [[player_key, name]])));
}
