import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { wordOrder } from '../../../database/word-order.ts';
import type { LineupCorrection } from './lineup-corrections.ts';

/**
 * Returns the admins' corrections to the line-ups of one session, oldest first: decisions of kind `lineup/<server>` with
 * the subject `[<file of a round>, "begin" | "join" | null]`, and of kind `team-first/<server>` or `team-second/<server>`
 * with the subject `[<file of a round>, <name> | null]`. A round is identified by its file, because a rename of the server
 * or a later copy does not change that; a copy resolves to the round that was kept.
 */
export async function fetchLineupCorrections(
  db: Kysely<DB>,
  { server, sessionId }: { readonly server: string; readonly sessionId: number },
): Promise<LineupCorrection[]> {
  const kinds = ['lineup', 'team-first', 'team-second'].map((what) => `${what}/${server}`);
  const { rows } = await sql<{ kind: string; value: string | null; matchId: number }>`
    with said as materialized (
      select distinct said.name, r.match_id
      from etlegacy.rounds as r
      join etlegacy.files as kept on kept.payload_id = r.payload_id
      join etlegacy.files as said
        on said.server_key = kept.server_key and said.content = kept.content and said.kind = kept.kind
      where r.session_id = ${sessionId} and r.match_id is not null
    )
    select split_part(d.kind, '/', 1) as kind, d.subject::jsonb ->> 1 as value, said.match_id as "matchId"
    from said join core.decisions as d on d.kind = any(${kinds}::text[]) and d.subject::jsonb ->> 0 = said.name
    order by ${wordOrder('d', 'decided_at')}`.execute(db);
  return rows.map(({ kind, value, matchId }) =>
    kind === 'lineup'
      ? { matchId, what: 'boundary', boundary: value === 'begin' || value === 'join' ? value : null }
      : { matchId, what: 'name', team: kind === 'team-first' ? 'first' : 'second', name: value },
  );
}
