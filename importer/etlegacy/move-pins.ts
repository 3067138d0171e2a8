import { type Kysely, sql, type Transaction } from 'kysely';
import { formatId, parseId } from '../../core/public-id.ts';
import type { DB } from '../../database/schema.ts';
import { fetchCurrentKeys } from '../../database/server-names.ts';
import { parseRoundFileName } from '../../parsers/etlegacy/round-file-name.ts';
import { roundIdOf } from './read-file.ts';

type Move = { readonly from: string; readonly to: string };

/** Moves the pins of a server with a new key to the new ids of their rounds, which are made from the key. */
export async function movePins(trx: Transaction<DB>, { from, to }: Move): Promise<void> {
  const { rows } = await sql<{ id: number; subject: string; name: string | null }>`
    select d.id, d.subject, p.subject as name
    from core.decisions as d
    left join core.payloads as p
      on p.source in (${from}, ${to}) and encode(p.hash, 'hex') = split_part(d.subject, '=', 2)
    where d.kind = ${`pin/${from}`}`.execute(trx);
  for (const { id, subject, name } of rows) {
    const file = parseRoundFileName(name ?? '');
    const [round = '', hash = ''] = subject.split('=');
    if (file === null || parseId(round) !== roundIdOf(from, file)) continue;
    const moved = `${formatId(roundIdOf(to, file))}=${hash}`;
    // Of two equal pins the newer one is kept.
    await sql`
      with old as (delete from core.decisions where id = ${id} returning *)
      insert into core.decisions as known (kind, subject, decided_by, decided_at, origin, seq)
      select ${`pin/${to}`}, ${moved}, decided_by, decided_at, origin, seq from old
      on conflict (kind, subject) do update set
        (decided_by, decided_at, origin, seq) = (excluded.decided_by, excluded.decided_at, excluded.origin, excluded.seq)
        where (excluded.decided_at, excluded.origin, excluded.seq) > (known.decided_at, known.origin, known.seq)`.execute(
      trx,
    );
  }
}

/** Moves the pins of all renamed servers, including those that a backup brought under the old key. */
export async function movePinsOfRenamed(db: Kysely<DB>): Promise<void> {
  const currentKey = await fetchCurrentKeys(db);
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ from: string; at: Date }>`
      select split_part(kind, '/', 2) as from, max(decided_at) as at
      from core.decisions where kind like 'pin/%' group by kind order by kind`.execute(trx);
    for (const { from, at } of rows) {
      const to = currentKey(from, at);
      if (to !== from) await movePins(trx, { from, to });
    }
  });
}
