// Where posts go and what was posted, out of a backup. A channel that is new here is held until somebody switches it on:
// another copy of Debrief may still post there. What is known here stays as it is.
import { sql, type Transaction } from 'kysely';
import { columnRefs } from '../../database/column-refs.ts';
import type { DB } from '../../database/schema.ts';

export const TARGETS = {
  table: 'core.targets',
  columns: [
    'key',
    'guild',
    'channel',
    'game',
    'scopes',
    'kinds',
    'zone',
    'hour',
    'quiet_from',
    'quiet_until',
    'set_by',
    'since',
    'removed_at',
  ],
  order: ['key'],
};

export const POSTS = {
  table: 'core.posts',
  columns: [
    'target',
    'kind',
    'anchor',
    'generation',
    'about',
    'covers',
    'scope',
    'subject',
    'state',
    'planned_at',
    'due_at',
    'expires_at',
    'sent_at',
    'channel',
    'message',
    'inside',
    'merged_into',
    'print',
    'posted_at',
    'edited_at',
    'attempts',
    'problem',
  ],
  order: ['target', 'kind', 'anchor', 'generation'],
};

/** @param rows a JSON array of rows of `core.targets`. @returns how many were missing. */
export async function mergeTargets(trx: Transaction<DB>, rows: string): Promise<number> {
  const names = columnRefs(TARGETS.columns);
  const { numAffectedRows } = await sql`
    insert into core.targets (${names}, held_at)
    select ${names}, now() from jsonb_populate_recordset(null::core.targets, ${rows}::jsonb)
    on conflict (key) do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Leaves out what was planned and not sent: if it is still worth telling it is planned anew. What may have been sent is
 * looked for later.
 *
 * @param rows a JSON array of rows of `core.posts`. @returns how many were missing.
 */
export async function mergePosts(trx: Transaction<DB>, rows: string): Promise<number> {
  const names = columnRefs(POSTS.columns);
  const { numAffectedRows } = await sql`
    insert into core.posts (${names})
    select ${names} from jsonb_populate_recordset(null::core.posts, ${rows}::jsonb) where state <> 'due'
    on conflict (target, kind, anchor, generation) do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
