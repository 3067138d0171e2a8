import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import {
  type ChangedSession,
  fetchChangedSessions,
} from '../../../stats/etlegacy/sessions/fetch-changed-sessions.ts';
import type { Target } from '../../framework/post-target.ts';

const HOUR_MS = 3_600_000;
/** Evenings that ended shortly before Debrief started again are posted normally. */
const JUST_NOW_MS = 2 * HOUR_MS;
/** How long after the start. */
const ONCE_MS = 12 * HOUR_MS;
const FEWEST = 2;

/**
 * Returns, by server, the evenings that ended while Debrief did not run, if there are several: they share one post and
 * have none of their own.
 */
export async function fetchMissedSessions(
  db: Kysely<DB>,
  { away, scopes }: Target,
  now: Date,
): Promise<ReadonlyMap<string, readonly ChangedSession[]>> {
  const missed = new Map<string, readonly ChangedSession[]>();
  if (away === null || now.getTime() - away.until.getTime() > ONCE_MS) return missed;
  const changed = scopes.map((scope) => ({ scope, subject: '' }));
  const sessions = await fetchChangedSessions(db, { changed, recentSince: away.from });
  const until = away.until.getTime() - JUST_NOW_MS;
  const ended = sessions.filter(({ endedAt }) => endedAt.getTime() <= until);
  for (const [server, some] of Map.groupBy(ended, (session) => session.server))
    if (some.length >= FEWEST) missed.set(server, some);
  return missed;
}
