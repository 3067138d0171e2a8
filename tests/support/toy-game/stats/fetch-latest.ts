import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import type { Throw } from '../parsers/parse-contest.ts';

export type LatestContest = {
  readonly pond: string;
  readonly heldAt: Date;
  readonly throws: readonly Throw[];
};

/** The newest contest of these sources; undefined when there is none. */
export async function fetchLatest(
  db: Kysely<DB>,
  sources: readonly string[],
): Promise<LatestContest | undefined> {
  const { rows } = await sql<LatestContest>`
    select c.pond, c.held_at as "heldAt",
      (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'skips', t.skips, 'metres', t.metres)
        order by t.position), '[]') from skimming.throws as t where t.contest_id = c.id) as throws
    from skimming.contests as c where c.source = any(${sources}::text[])
    order by c.held_at desc, c.id limit 1`.execute(db);
  return rows[0];
}
