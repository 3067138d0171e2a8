// How the targets of a guild are doing.
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { TargetTable } from '../../../database/schema/core.ts';

export type LastPost = {
  readonly kind: string;
  readonly channel: string;
  readonly message: string;
  readonly postedAt: Date;
};

export type TargetState = {
  readonly row: Selectable<TargetTable>;
  /** null before the first post. */
  readonly last: LastPost | null;
  /** Posts that are due and not sent yet. */
  readonly waiting: number;
  /** Posts of the last days of which nobody knows whether they arrived. */
  readonly lost: number;
  /** Posts of the last days that were given up. */
  readonly failed: number;
  /** Why the newest of those was given up. */
  readonly problem: string | null;
};

/** Returns the targets of a guild that are not removed, in the order in which they were set up. */
export async function fetchTargetStates(db: Kysely<DB>, guild: string, now: Date): Promise<TargetState[]> {
  const rows = await db
    .selectFrom('core.targets')
    .selectAll()
    .where('guild', '=', guild)
    .where('removed_at', 'is', null)
    .orderBy('since')
    .orderBy('key')
    .execute();
  return await Promise.all(rows.map(async (row) => ({ row, ...(await fetchState(db, row.key, now)) })));
}

/** What went wrong earlier is over: nothing can be done about it. */
const RECENT_MS = 7 * 24 * 3_600_000;

async function fetchState(db: Kysely<DB>, target: string, now: Date): Promise<Omit<TargetState, 'row'>> {
  const recent = new Date(now.getTime() - RECENT_MS);
  const counts = await db
    .selectFrom('core.posts')
    .select([
      sql<number>`(count(*) filter (where state in ('due', 'sending') and due_at <= ${now}))::int`.as(
        'waiting',
      ),
      sql<number>`(count(*) filter (where state = 'lost' and planned_at > ${recent}))::int`.as('lost'),
      sql<number>`(count(*) filter (where state = 'failed' and planned_at > ${recent}))::int`.as('failed'),
      sql<string | null>`(array_agg(problem order by planned_at desc) filter (where state = 'failed'))[1]`.as(
        'problem',
      ),
    ])
    .where('target', '=', target)
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('core.posts')
    .select(['kind', 'channel', 'message', 'posted_at as postedAt'])
    .where('target', '=', target)
    .where('message', 'is not', null)
    .where('posted_at', 'is not', null)
    .orderBy('posted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { kind, channel, message, postedAt } = last ?? {};
  const isWhole =
    kind !== undefined &&
    typeof channel === 'string' &&
    typeof message === 'string' &&
    postedAt instanceof Date;
  return { ...counts, last: isWhole ? { kind, channel, message, postedAt } : null };
}
