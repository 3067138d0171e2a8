import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { keysOf, personSql } from '../merges/merges.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { loggedSql } from './logged-rounds.ts';

/** Kills of two people on each other, in the event logs of the counting rounds of a scope. */
export type Score = {
  readonly a: string;
  readonly b: string;
  readonly aKills: number;
  readonly bKills: number;
  /** In which one of them killed the other. */
  readonly rounds: number;
};

/** Returns the scores between these people, each pair once, in their order; pairs without a kill are left out. */
export async function fetchScores(db: Kysely<DB>, people: readonly string[], scope: Scope): Promise<Score[]> {
  const keys = keysOf(scope.merges, people);
  const { rows } = await sql<{ player: string; victim: string; kills: number; rounds: number[] }>`
    with ${loggedSql(scope)}
    select ${personSql(scope.merges, 'd.player_key')} as player, ${personSql(scope.merges, 'd.victim_key')} as victim,
      sum(d.kills)::int8 as kills, array_agg(distinct d.round_id) as rounds
    from etlegacy.round_duels as d join logged as l on l.round_id = d.round_id
    where d.player_key = any(${keys}::text[]) and d.victim_key = any(${keys}::text[]) and d.kills > 0
    group by 1, 2`.execute(db);
  const of = (player: string, victim: string) =>
    rows.find((row) => row.player === player && row.victim === victim) ?? { kills: 0, rounds: [] };
  return people.flatMap((a, at) =>
    people.slice(at + 1).flatMap((b) => {
      const [given, taken] = [of(a, b), of(b, a)];
      const rounds = new Set([...given.rounds, ...taken.rounds]).size;
      return rounds === 0 ? [] : [{ a, b, aKills: given.kills, bKills: taken.kills, rounds }];
    }),
  );
}
