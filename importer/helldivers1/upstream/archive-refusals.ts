// What the API does not know or did not give, remembered in the database so that no process requests it again too soon.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { SeasonReply } from './season-reply.ts';

/** One that lasts longer was written before the clock of this machine was set back. */
const LONGEST_MS = 10 * 60_000;

/** Returns the reply that stands in for a request for this archive; null where one may be sent. */
export async function fetchRefusal(db: Kysely<DB>, season: number, now: Date): Promise<SeasonReply | null> {
  const row = await db
    .selectFrom('helldivers1.archive_refusals')
    .select(['kind', 'reason'])
    .where('season', '=', season)
    .where('until', '>', now)
    .where('until', '<=', new Date(now.getTime() + LONGEST_MS))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { kind, reason } = row;
  return kind === 'known' || kind === 'not found' ? { kind } : { kind, reason: reason ?? '' };
}

/** Stores that reply for some time, and forgets those whose time has passed. */
export async function storeRefusal(
  db: Kysely<DB>,
  season: number,
  reply: SeasonReply,
  { now, ms }: { readonly now: Date; readonly ms: number },
): Promise<void> {
  const kind = reply.kind === 'stored' ? 'known' : reply.kind;
  const reason = 'reason' in reply ? reply.reason : null;
  const until = new Date(now.getTime() + Math.min(ms, LONGEST_MS));
  await db.deleteFrom('helldivers1.archive_refusals').where('until', '<=', now).execute();
  if (kind === 'busy' || ms <= 0) return;
  await sql`
    insert into helldivers1.archive_refusals (season, kind, reason, until)
    values (${season}, ${kind}, ${reason}, ${until})
    on conflict (season) do update set kind = excluded.kind, reason = excluded.reason, until = excluded.until`.execute(
    db,
  );
}
