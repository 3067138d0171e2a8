import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchFormerKeys } from '../../../database/server-names.ts';

/**
 * Returns the current id of the round that had this id while its server had another key; undefined when there is none.
 * Ids are hashes that contain the key (`core/public-id.ts`), so the files of renamed servers are hashed again. Call it
 * only for an id that no round has.
 */
export async function findMovedId(
  db: Kysely<DB>,
  id: number,
  servers: readonly string[],
): Promise<number | undefined> {
  const former = [...(await fetchFormerKeys(db, servers))].flatMap(([key, names]) =>
    names.map((name) => ({ key, name })),
  );
  if (former.length === 0) return undefined;
  const { rows } = await sql<{ id: number }>`
    select f.round_id as id
    from jsonb_to_recordset(${JSON.stringify(former)}::jsonb) as v (key text, name text)
    join etlegacy.files as f on f.server_key = v.key
    where ${idUnder('v.name')} = ${id}
    order by f.name
    limit 1`.execute(db);
  return rows[0]?.id;
}

/** The id of the round of a file `f`, as `hashId` of the key, local end, map and label computes it: the first 50 bits. */
function idUnder(key: string) {
  const parts = [key, `to_char(f.local_end, 'YYYY-MM-DD"T"HH24:MI:SS')`, 'f.map', 'f.label::text'];
  const bytes = parts.map((part) => `convert_to(${part}, 'UTF8')`).join(String.raw` || '\x00'::bytea || `);
  const digits = `encode(substring(sha256(${bytes}) for 7), 'hex')`;
  return sql<number>`${sql.raw(`('x' || ${digits})::bit(56)::bigint >> 6`)}`;
}
