// Writes the watchdog's findings to the database and the log: one line when an alarm begins, one per hour while it
// lasts, one when it ends, however many processes check in turn. Posts follow from the rows.
import { type Kysely, sql } from 'kysely';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import { LASTING } from '../stats/health/lasting-alarms.ts';
import { REPORTED, REPORTED_MS } from './report-alarm.ts';
import type { Alarm } from './watchdog.ts';

/** Minimum interval between two log lines of one alarm; one that comes back within it has not ended. */
const COOL_DOWN_MS = 3_600_000;
/** An alarm that is over is kept for so long, for what is posted of it. */
const FORGET_MS = 24 * 3_600_000;
/** A lasting alarm is over when it was not seen for so long. */
const LASTING_MS = 7 * 24 * 3_600_000;

type RecordOptions = { readonly log: Logger; readonly now: Date };

export async function recordAlarms(
  db: Kysely<DB>,
  alarms: readonly Alarm[],
  { log, now }: RecordOptions,
): Promise<void> {
  const words = await db.transaction().execute(async (trx) => {
    // Two checks at once would both find that an alarm begins.
    await sql`select pg_advisory_xact_lock(hashtextextended('alarms', 0))`.execute(trx);
    const rows = await trx.selectFrom('core.alarms').selectAll().execute();
    const known = new Map(rows.map((row) => [row.key, row]));
    const cries: Alarm[] = [];
    for (const alarm of alarms) {
      const row = known.get(alarm.key);
      const begins = row === undefined || (row.over_at !== null && isCold(row.over_at, now));
      const isDue = begins || isCold(row.logged_at, now);
      if (isDue) cries.push(alarm);
      const state = {
        say: alarm.say,
        seen_at: now,
        over_at: null,
        since: begins ? now : row.since,
        logged_at: isDue ? now : row.logged_at,
      };
      await trx
        .insertInto('core.alarms')
        .values({ key: alarm.key, ...state })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(state))
        .execute();
    }
    const found = new Set(alarms.map(({ key }) => key));
    const gone = rows.filter((row) => !found.has(row.key) && !isReported(row, now) && !isLasting(row, now));
    const over = gone.filter((row) => row.over_at === null).map(({ key }) => key);
    const past = gone.filter((row) => row.over_at !== null && isPast(row.over_at, now)).map(({ key }) => key);
    if (over.length > 0)
      await trx.updateTable('core.alarms').set({ over_at: now }).where('key', 'in', over).execute();
    if (past.length > 0) await trx.deleteFrom('core.alarms').where('key', 'in', past).execute();
    return { cries, over };
  });
  for (const { key, say } of words.cries) log.error({ alarm: key, say }, 'watchdog.alarm');
  for (const key of words.over) log.info({ alarm: key }, 'watchdog.over');
}

/** Whether something that happens, instead of lasting, happened a short while ago. */
function isReported({ key, seen_at: at }: { readonly key: string; readonly seen_at: Date }, now: Date) {
  return key.startsWith(REPORTED) && Math.abs(now.getTime() - at.getTime()) < REPORTED_MS;
}

/** Whether it goes on by itself. What nobody saw for a week is over, such as the pushes of a server that was given up. */
function isLasting({ key, seen_at: at, over_at: over }: LastingFields, now: Date): boolean {
  return key.startsWith(LASTING) && over === null && now.getTime() - at.getTime() < LASTING_MS;
}

type LastingFields = { readonly key: string; readonly seen_at: Date; readonly over_at: Date | null };

/** Whether the cool-down has passed. A time in the future was written before the clock was set back. */
function isCold(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() >= COOL_DOWN_MS || at > now;
}

function isPast(overAt: Date, now: Date): boolean {
  return now.getTime() - overAt.getTime() >= FORGET_MS;
}
