// Writes the watchdog's findings to the database and the log: one line when an alarm begins, one per hour while it
// lasts, one when it ends, however many processes check in turn.
import type { Kysely } from 'kysely';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import { lockAlarms } from './lock-alarms.ts';
import { COOL_DOWN_MS, isCold } from './post-alarms.ts';
import type { Alarm } from './watchdog.ts';

/** An end that was never posted is removed after this time. */
const FORGET_MS = 24 * 3_600_000;

type RecordOptions = { readonly log: Logger; readonly now: Date };

export async function recordAlarms(
  db: Kysely<DB>,
  alarms: readonly Alarm[],
  { log, now }: RecordOptions,
): Promise<void> {
  const words = await db.transaction().execute(async (trx) => {
    await lockAlarms(trx);
    const rows = await trx.selectFrom('core.alarms').selectAll().execute();
    const known = new Map(rows.map((row) => [row.key, row]));
    const cries: Alarm[] = [];
    for (const alarm of alarms) {
      const row = known.get(alarm.key);
      const begins = row === undefined || row.over_at !== null;
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
    const gone = rows.filter(({ key }) => !found.has(key));
    const over = gone.filter((row) => row.over_at === null).map(({ key }) => key);
    const past = gone.filter((row) => isPast(row, now)).map(({ key }) => key);
    if (over.length > 0)
      await trx.updateTable('core.alarms').set({ over_at: now }).where('key', 'in', over).execute();
    if (past.length > 0) await trx.deleteFrom('core.alarms').where('key', 'in', past).execute();
    return { cries, over };
  });
  for (const { key, say } of words.cries) log.error({ alarm: key, say }, 'watchdog.alarm');
  for (const key of words.over) log.info({ alarm: key }, 'watchdog.over');
}

type Row = {
  readonly over_at: Date | null;
  readonly told: 'alarm' | 'over' | null;
  readonly told_at: Date | null;
};

/** Kept while its end has to be posted, and until the cool-down has passed. */
function isPast({ over_at: overAt, told, told_at: toldAt }: Row, now: Date): boolean {
  if (overAt === null) return false;
  const keepMs = told === null ? 0 : told === 'alarm' ? FORGET_MS : COOL_DOWN_MS;
  return now.getTime() - Math.max(overAt.getTime(), toldAt?.getTime() ?? 0) >= keepMs;
}
