import { type RawBuilder, sql } from 'kysely';

/** Sums over contests. A contest is a round here; `skip_squares` adds up the squares of the skips of each contest. */
export type Sums = {
  readonly rounds: number;
  readonly throws: number;
  readonly skips: number;
  readonly metres: number;
  readonly skip_squares: number;
};

export type SumName = keyof Sums;

/** A relation with player_key and the sums of every player of these sources. */
export function totalsSql(sources: readonly string[]): RawBuilder<unknown> {
  return sql`
    select player_key, count(*) as rounds, sum(throws)::float8 as throws, sum(skips)::float8 as skips,
      sum(metres) as metres, sum(skips ^ 2)::float8 as skip_squares
    from (
      select t.player_key, count(*) as throws, sum(t.skips) as skips, sum(t.metres) as metres
      from skimming.throws as t join skimming.contests as c on c.id = t.contest_id
      where c.source = any(${sources}::text[])
      group by t.player_key, c.id
    ) as contest
    group by player_key`;
}
