import { type Kysely, sql } from 'kysely';
import type { LastingAlarms } from '../api/game-api.ts';
import type { DB } from '../database/schema.ts';
import { LASTING } from '../stats/health/lasting-alarms.ts';

/** Strangers can cause some of them, so there are never more. */
const MOST = 20;

/** Alarms that go on until they are ended, in the database, so that every process shows them. */
export function keepAlarms(db: Kysely<DB>): LastingAlarms {
  return {
    open: async (about, say) => {
      await sql`
        insert into core.alarms as a (key, say, since, seen_at, logged_at)
        select ${LASTING + about}, replace(${say}, '{since}', ${time(sql`now()`)}), now(), now(), now()
        where (select count(*) from core.alarms
          where key like ${`${LASTING}%`} and key <> ${LASTING + about}) < ${MOST}
        on conflict (key) do update set seen_at = excluded.seen_at, over_at = null,
          since = case when a.over_at is null then a.since else excluded.since end,
          say = case when a.over_at is null then replace(${say}, '{since}', ${time(sql`a.since`)}) else excluded.say end`.execute(
        db,
      );
    },
    end: async (about) => {
      await db
        .updateTable('core.alarms')
        .set({ over_at: sql<Date>`now()` })
        .where('key', '=', LASTING + about)
        .where('over_at', 'is', null)
        .execute();
    },
  };
}

function time(instant: ReturnType<typeof sql>) {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')`;
}
