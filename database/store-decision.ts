import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';

export type Decision = { readonly kind: string; readonly subject: string; readonly by: string };

/**
 * Stores a decision, which is a fact: of those about one topic the latest counts, even when it repeats an earlier one.
 */
export async function storeDecision(db: Kysely<DB>, { kind, subject, by }: Decision): Promise<void> {
  await sql`
    insert into core.decisions (decided_by, kind, subject)
    values (${by}, ${kind}, ${subject})
    on conflict (kind, subject) do update
      set decided_at = default, origin = default, seq = default, decided_by = excluded.decided_by`.execute(
    db,
  );
}
