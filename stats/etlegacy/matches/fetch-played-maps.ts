import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** A map of an evening, as far as it was played. */
export type PlayedMapTimes = {
  /** Round one, round two where there is no round one, or the single round. */
  readonly anchor: number;
  readonly rounds: readonly number[];
  readonly server: string;
  readonly session: number;
  /** All rounds of the session. */
  readonly evening: readonly number[];
  /** How many of them count. */
  readonly counting: number;
  /** End of the last of its rounds. */
  readonly endedAt: Date;
  /** whole: nothing more follows. first: round two is to come. second: round one is missing. */
  readonly state: 'whole' | 'first' | 'second';
};

/**
 * Returns the maps of sessions in the order in which they ended. Without last man standing, where a map is many rounds of a
 * minute or two and no one round is its result.
 */
export async function fetchPlayedMaps(
  db: Kysely<DB>,
  sessions: readonly number[],
): Promise<PlayedMapTimes[]> {
  if (sessions.length === 0) return [];
  const { rows } = await sql<PlayedMapTimes>`
    select coalesce(m.r1_id, m.r2_id) as anchor, array_remove(array[m.r1_id, m.r2_id], null) as rounds,
      m.server_key as server, m.session_id as session, m.ended_at as "endedAt",
      (select array_agg(e.id order by e.ended_at, e.id) from etlegacy.rounds as e where e.session_id = m.session_id)
        as evening,
      (select count(*)::int from etlegacy.rounds as e where e.session_id = m.session_id and e.status = 'ok') as counting,
      case
        when m.r1_id is null then 'second'
        when m.r2_id is not null or r.kind = 'single' then 'whole'
        else 'first'
      end as state
    from etlegacy.matches as m left join etlegacy.rounds as r on r.id = m.r1_id
    where m.session_id = any(${sessions}::bigint[]) and r.game_type is distinct from 'last_man_standing'
    order by m.ended_at, m.id`.execute(db);
  return rows;
}
