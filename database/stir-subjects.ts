import { type RawBuilder, sql } from 'kysely';

type Stirring = {
  readonly game: string;
  /** Key of the source. */
  readonly scope: string;
  /** Such as ids of sessions; an empty one stands for everything of the source. */
  readonly subjects: readonly string[];
};

/**
 * The statement that marks subjects as changed, so that their posts are compared with the truth; null when there are none.
 * Execute it in the transaction that changes them. It writes in the order of the key, so that two writers never wait in a
 * circle.
 */
export function stirSubjects({ game, scope, subjects }: Stirring): RawBuilder<unknown> | null {
  if (subjects.length === 0) return null;
  return sql`
    insert into core.stirs (game, scope, subject)
    select ${game}, ${scope}, subject from (select distinct unnest(${subjects}::text[]) as subject) as s order by subject
    on conflict (game, scope, subject) do update set stirred_at = excluded.stirred_at`;
}
