// Evenings that share one post and have no recap of their own: those that ended while Debrief did not run, and those whose
// recaps quiet hours hold back, if there are several in a channel.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';
import {
  type ChangedSession,
  fetchChangedSessions,
} from '../../../stats/etlegacy/sessions/fetch-changed-sessions.ts';
import type { Target } from '../../framework/post-target.ts';
import { LEAST } from './least.ts';
import { lastQuiet } from '../../posts/in-quiet-hours.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After the last round. Of 21 real evenings two continued after a pause of 30 minutes. */
export const PAUSE_MS = 30 * MINUTE_MS;
/** Evenings that ended shortly before Debrief started again are posted normally. */
const JUST_NOW_MS = 2 * HOUR_MS;
/** How long after the start, or after the quiet hours. */
const ONCE_MS = 12 * HOUR_MS;
/** Waits until the files of that time are imported. */
const SETTLE_MS = 3 * MINUTE_MS;
/** One evening has a recap. */
export const FEWEST = 2;

export const AWAY_POST = 'away';
export const RECAP_POST = 'recap';

/** Evenings that may have to share a post, and when that is decided. */
type Fold = {
  readonly why: 'away' | 'quiet';
  readonly sessions: readonly ChangedSession[];
  readonly dueAt: Date;
  readonly expiresAt: Date;
};

/** @returns what waits for the others of its time, however many they are; null when nothing does. */
export async function fetchHeldEvenings(db: Kysely<DB>, target: Target, now: Date): Promise<Fold | null> {
  if (target.kinds[AWAY_POST] === undefined) return null;
  const missed = timeMissed(target, now);
  const quiet = lastQuiet(target, now);
  const isQuiet = target.kinds[RECAP_POST] !== undefined && quiet !== null;
  const held = !isQuiet || now.getTime() - quiet.until.getTime() > ONCE_MS ? null : quiet;
  const starts = [missed, held].flatMap((time) => (time === null ? [] : time.from.getTime()));
  if (starts.length === 0) return null;
  const found = await fetchChangedSessions(db, {
    changed: target.scopes.map((scope) => ({ scope, subject: '' })),
    recentSince: new Date(Math.min(...starts) - PAUSE_MS),
  });
  const told = await fetchTold(db, target, RECAP_POST, found);
  const isMissed = ({ endedAt }: ChangedSession): boolean =>
    missed !== null && endedAt >= missed.from && endedAt <= missed.until;
  const isHeld = ({ endedAt }: ChangedSession): boolean => {
    const dueAt = new Date(endedAt.getTime() + PAUSE_MS);
    return held !== null && dueAt >= held.from && dueAt < held.until;
  };
  const some = found.filter((one) => !told.has(one.id) && (isMissed(one) || isHeld(one)));
  const sessions = await withoutSmall(db, target, some);
  const why = sessions.some(isMissed) ? 'away' : 'quiet';
  const after = why === 'away' ? target.away?.until.getTime() : held?.until.getTime();
  if (after === undefined || sessions.length === 0) return null;
  const dueAt = new Date(after + (why === 'away' ? SETTLE_MS : 0));
  return { why, sessions, dueAt, expiresAt: new Date(after + ONCE_MS) };
}

/** @returns null unless there are several. */
export async function fetchFoldedEvenings(db: Kysely<DB>, target: Target, now: Date): Promise<Fold | null> {
  const held = await fetchHeldEvenings(db, target, now);
  return held === null || held.sessions.length < FEWEST ? null : held;
}

/** Whether the post about several evenings tells of this one, or is about to. */
export async function isFolded(
  db: Kysely<DB>,
  target: Target,
  { sessionId, now }: { readonly sessionId: number; readonly now: Date },
): Promise<boolean> {
  const folded = await fetchFoldedEvenings(db, target, now);
  if (folded?.sessions.some(({ id }) => id === sessionId) === true) return true;
  const rounds = await db
    .selectFrom('etlegacy.rounds')
    .select('id')
    .where('session_id', '=', sessionId)
    .execute();
  const session = { id: sessionId, rounds: rounds.map(({ id }) => id) };
  return (await fetchTold(db, target, AWAY_POST, [session])).has(sessionId);
}

function timeMissed({ away }: Target, now: Date): { readonly from: Date; readonly until: Date } | null {
  if (away === null || now.getTime() - away.until.getTime() > ONCE_MS) return null;
  return { from: away.from, until: new Date(away.until.getTime() - JUST_NOW_MS) };
}

/** Evenings that are worth a recap, if recaps come at all. */
async function withoutSmall(
  db: Kysely<DB>,
  { kinds }: Target,
  sessions: readonly ChangedSession[],
): Promise<readonly ChangedSession[]> {
  const { minPlayers, minRounds } = z.object(LEAST).parse(kinds[RECAP_POST]?.settings ?? {});
  const { rows } = await sql<{ id: number }>`
    select s.id from unnest(${sessions.map(({ id }) => id)}::bigint[]) as s (id)
    where (select count(*) from etlegacy.rounds as r where r.session_id = s.id and r.status = 'ok') >= ${minRounds}
      and (select count(*) from etlegacy.session_players as p where p.session_id = s.id) >= ${minPlayers}`.execute(
    db,
  );
  const large = new Set(rows.map(({ id }) => id));
  return sessions.filter(({ id }) => large.has(id));
}

type Rounds = Pick<ChangedSession, 'id' | 'rounds'>;

/** Ids of the evenings of which a post of that kind was sent, whatever became of it. */
async function fetchTold(
  db: Kysely<DB>,
  { key }: Target,
  kind: string,
  sessions: readonly Rounds[],
): Promise<ReadonlySet<number>> {
  const rounds = sessions.flatMap((session) => session.rounds);
  const posts = await db
    .selectFrom('core.posts')
    .select('covers')
    .where('target', '=', key)
    .where('kind', '=', kind)
    .where('state', 'in', ['sending', 'posted', 'removed', 'lost'])
    .where(sql<boolean>`covers && ${rounds}::bigint[]`)
    .execute();
  const covered = new Set(posts.flatMap(({ covers }) => covers));
  return new Set(sessions.filter((one) => one.rounds.some((id) => covered.has(id))).map(({ id }) => id));
}
