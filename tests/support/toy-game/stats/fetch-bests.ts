import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';

export type Bests = {
  readonly contest: number;
  readonly source: string;
  readonly heldAt: Date;
  /** Players with a new personal best, the farthest first. */
  readonly people: readonly { readonly name: string; readonly metres: number }[];
};

/** Returns the personal bests of these contests. A first contest gives no personal best. */
export async function fetchBests(db: Kysely<DB>, contests: readonly number[]): Promise<Bests[]> {
  const { rows } = await sql<Bests>`
    select c.id as contest, c.source, c.held_at as "heldAt",
      jsonb_agg(jsonb_build_object('name', b.name, 'metres', b.metres) order by b.metres desc) as people
    from skimming.contests as c
    join lateral (
      select t.player_key, min(t.name) as name, max(t.metres) as metres
      from skimming.throws as t where t.contest_id = c.id group by t.player_key
    ) as b on b.metres > (
      select max(o.metres) from skimming.throws as o join skimming.contests as e on e.id = o.contest_id
      where o.player_key = b.player_key and e.source = c.source and e.held_at < c.held_at)
    where c.id = any(${contests}::bigint[])
    group by c.id order by c.held_at`.execute(db);
  return rows;
}
