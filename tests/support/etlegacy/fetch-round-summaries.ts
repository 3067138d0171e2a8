// Short summaries of the rounds and files in a database, for comparisons.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchFindings } from '../../../stats/etlegacy/health/fetch-findings.ts';
import { fetchNotices } from '../../../stats/etlegacy/health/fetch-notices.ts';

export type RoundSummary = {
  readonly file: string;
  readonly label: number;
  readonly status: string;
  readonly reason: string | null;
  readonly outcome: string;
  readonly seconds: number | null;
  readonly matchId: number | null;
  /** Kills, deaths and damage given by player key; nulls if unknowable. */
  readonly players: Readonly<Record<string, readonly (number | null)[]>>;
  readonly times: readonly number[];
  readonly awards: number;
  readonly duels: Readonly<Record<string, number>>;
};

export async function fetchRoundSummaries(db: Kysely<DB>): Promise<RoundSummary[]> {
  const { rows } = await sql<RoundSummary>`
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

/** Returns the findings of doctor, one line each. */
export async function fetchDoctorLines(db: Kysely<DB>): Promise<string> {
  const findings = await fetchFindings(db);
  const notices = await fetchNotices(db);
  return [
    ...findings.map(({ kind, file, reason, tip }) => `${kind} ${file} ${reason} ${tip}`),
    ...notices.map(({ say }) => say),
  ].join('\n');
}
