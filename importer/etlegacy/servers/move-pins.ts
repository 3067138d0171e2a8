import { type Kysely, sql, type Transaction } from 'kysely';
import { formatId, parseId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchUnknownRenames, type Rename } from '../../../database/server-names.ts';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';
import { roundIdOf } from '../files/read-file.ts';
import { KEEP_NEWER_DECISION } from '../../../database/keep-newer-decision.ts';

/**
 * Moves the pins of a server whose files are under a new key now to the new ids of their rounds, which are made from the
 * key. Pins of files that the old key still has stay.
 */
export async function movePins(trx: Transaction<DB>, { from, to }: Rename): Promise<void> {
  const { rows } = await sql<{ id: number; subject: string; name: string }>`
    select d.id, d.subject, p.subject as name
    from core.decisions as d
    join core.payloads as p on p.source = ${to} and encode(p.hash, 'hex') = split_part(d.subject, '=', 2)
    where d.kind = ${`pin/${from}`} and not exists (
      select from core.payloads as own where own.source = ${from} and own.hash = p.hash
    )`.execute(trx);
  for (const { id, subject, name } of rows) {
    const file = parseRoundFileName(name);
    const [round = '', hash = ''] = subject.split('=');
    if (file === null || parseId(round) !== roundIdOf(from, file)) continue;
    const moved = `${formatId(roundIdOf(to, file))}=${hash}`;
    await sql`
      with old as (delete from core.decisions where id = ${id} returning *)
      insert into core.decisions as known (kind, subject, decided_by, decided_at, origin, seq)
      select ${`pin/${to}`}, ${moved}, decided_by, decided_at, origin, seq from old
      ${KEEP_NEWER_DECISION}`.execute(trx);
  }
}

/** Moves the pins of all renamed servers, including those that a backup brought under the old key. */
export async function movePinsOfRenamed(db: Kysely<DB>): Promise<void> {
  const renames = await fetchUnknownRenames(db, []);
  await db.transaction().execute(async (trx) => {
    for (const from of new Set(renames.map((rename) => rename.from)))
      for (const to of findLaterKeys(from, renames)) await movePins(trx, { from, to });
  });
}

/** Every key that a server of this key got later, over any number of renames. */
function findLaterKeys(key: string, renames: readonly Rename[]): ReadonlySet<string> {
  const keys = new Set([key]);
  for (const { from, to } of renames) if (keys.has(from)) keys.add(to);
  keys.delete(key);
  return keys;
}
