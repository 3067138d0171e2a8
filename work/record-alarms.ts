// What the watchdog found goes into the database and the log: one word when a trouble begins, one an hour while it lasts,
// one when it is over, however many processes look in turn.
import type { Kysely } from 'kysely';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import { lockAlarms } from './lock-alarms.ts';
import { COOL_DOWN_MS, isCold } from './tell-alarms.ts';
import type { Alarm } from './watchdog.ts';

/** An end that no channel wants to hear is forgotten. */
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

/** Kept for as long as the channel is owed its end, or must not hear of it again. */
function isPast({ over_at: overAt, told, told_at: toldAt }: Row, now: Date): boolean {
  if (overAt === null) return false;
  const keepMs = told === null ? 0 : told === 'alarm' ? FORGET_MS : COOL_DOWN_MS;
  return now.getTime() - Math.max(overAt.getTime(), toldAt?.getTime() ?? 0) >= keepMs;
}
