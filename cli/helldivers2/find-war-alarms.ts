import type { Kysely } from 'kysely';
import { withoutStop } from '../../core/without-stop.ts';
import type { DB } from '../../database/schema.ts';
import type { GameAlarm } from '../../stats/health/game-health.ts';

/** A status comes every minute. */
const STALE_MS = 15 * 60_000;

/** What administrators have to know of: for a while no status came that can be used. @param upstream the polled one. */
export async function findWarAlarms(
  db: Kysely<DB>,
  now: Date,
  upstream: string | undefined,
): Promise<GameAlarm[]> {
  const row = await db
    .selectFrom('core.endpoints')
    .select(['failing_since', 'reason'])
    .where('name', '=', `helldivers2/${upstream ?? ''}/status`)
    .where('failing_since', '<=', new Date(now.getTime() - STALE_MS))
    .executeTakeFirst();
  if (row === undefined || row.failing_since === null) return [];
  const since = row.failing_since.toISOString();
  const say = `Helldivers 2: no status could be got since ${since}: ${withoutStop(row.reason ?? 'unknown')}. What people see is old. "npm run debrief -- doctor" says what fails.`;
  return [{ key: 'stale/helldivers2', say }];
}
