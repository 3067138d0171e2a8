import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import { playerKeyOf } from '../parsers/parse-contest.ts';
import { fetchNames } from './fetch-names.ts';
import { type Sums, totalsSql } from './sums.ts';

export type SkimPlayer = {
  readonly playerKey: string;
  readonly name: string;
  readonly sums: Sums;
  /** Skips per throw of each contest, the oldest first. */
  readonly form: readonly number[];
};

/** Returns a player by name, in upper or lower case; undefined when nobody of that name played at these sources. */
export async function fetchPlayer(
  db: Kysely<DB>,
  name: string,
  sources: readonly string[],
): Promise<SkimPlayer | undefined> {
  const playerKey = playerKeyOf(name.trim());
  const { rows } = await sql<Sums>`
    select rounds, throws, skips, metres, skip_squares from (${totalsSql(sources)}) as totals
    where player_key = ${playerKey}`.execute(db);
  const [sums] = rows;
  if (sums === undefined) return undefined;
  const form = await sql<{ rate: number }>`
    select sum(t.skips)::float8 / count(*) as rate
    from skimming.throws as t join skimming.contests as c on c.id = t.contest_id
    where t.player_key = ${playerKey} and c.source = any(${sources}::text[])
    group by c.id order by c.held_at, c.id`.execute(db);
  const names = await fetchNames(db, [playerKey]);
  return {
    playerKey,
    name: names.get(playerKey) ?? playerKey,
    sums,
    form: form.rows.map(({ rate }) => rate),
  };
}
