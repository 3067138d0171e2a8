// What a database says of its rounds and files, short enough to compare.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type Finding } from '../../stats/etlegacy/health/finding.ts';
import { fetchFindings } from '../../stats/etlegacy/health/fetch-findings.ts';
import { fetchNotices } from '../../stats/etlegacy/health/fetch-notices.ts';

export type ToldRound = {
  readonly file: string;
  readonly label: number;
  readonly status: string;
  readonly reason: string | null;
  readonly outcome: string;
  readonly seconds: number | null;
  readonly matchId: number | null;
  /** Key to kills, deaths, damage given; nulls where nobody can know. */
  readonly players: Readonly<Record<string, readonly (number | null)[]>>;
  readonly times: readonly number[];
  readonly awards: number;
  readonly duels: Readonly<Record<string, number>>;
};

export async function tellRounds(db: Kysely<DB>): Promise<ToldRound[]> {
  const { rows } = await sql<ToldRound>`
    select r.file, r.label, r.status, r.status_reason as reason, r.outcome, (r.duration_ms / 1000.0)::float8 as seconds,
      r.match_id as "matchId",
      coalesce((select jsonb_object_agg(p.guid, jsonb_build_array(p.kills, p.deaths, p.damage_given))
        from etlegacy.player_rounds as p where p.round_id = r.id), '{}') as players,
      coalesce((select jsonb_agg(p.time_ms / 1000.0 order by p.player_key) from etlegacy.player_rounds as p
        where p.round_id = r.id and p.time_ms is not null), '[]') as times,
      (select count(*)::int from etlegacy.round_awards as a where a.round_id = r.id) as awards,
      coalesce((select jsonb_object_agg(subject, duels) from
        (select coalesce(o.subject_name, '?') as subject, count(*) as duels from etlegacy.round_opponents as o
          where o.round_id = r.id group by 1) as each), '{}') as duels
    from etlegacy.rounds as r order by r.ended_at, r.label, r.file collate "C"`.execute(db);
  return rows;
}

export async function tellFindings(db: Kysely<DB>): Promise<Finding[]> {
  return await fetchFindings(db);
}

/** All that doctor says in words, one line each. */
export async function tellWords(db: Kysely<DB>): Promise<string> {
  const findings = await fetchFindings(db);
  const notices = await fetchNotices(db);
  return [
    ...findings.map(({ kind, file, reason, tip }) => `${kind} ${file} ${reason} ${tip}`),
    ...notices.map(({ say }) => say),
  ].join('\n');
}
