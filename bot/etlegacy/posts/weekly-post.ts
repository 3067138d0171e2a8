// The digest of a week, on Monday at the hour of the target. Not posted after a week with hardly any rounds.
import { type Kysely } from 'kysely';
import { z } from 'zod';
import { hashId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchBoard } from '../../../stats/etlegacy/boards/fetch-board.ts';
import { findStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import type { Scope } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeek } from '../../../stats/etlegacy/sessions/fetch-week.ts';
import { definePostKind } from '../../framework/post-kind.ts';
import { fetchPrivatePlayers } from '../../../stats/etlegacy/players/fetch-private-players.ts';
import { buildWeeklyReply, type WeekBoard } from '../replies/recap/weekly-reply.ts';
import { fetchPostNames } from './fetch-post-names.ts';
import { findWeeks } from './find-broad-posts.ts';
import { weekBefore } from './week-of.ts';

const FRESH_MS = 12 * 3_600_000;
/** A week with fewer counting rounds has no digest. */
const FEWEST_ROUNDS = 3;
/** The first of these is drawn. */
const STATS = ['dpm', 'kills', 'revives', 'win_share'] as const;
const PLACES = 10;

export const weeklyPost = definePostKind({
  name: 'weekly',
  say: 'A digest of each week, on Monday at your hour',
  hasHour: true,
  alsoChanged: findWeeks,
  inQuietHours: 'wait',
  settings: z.object({}),
  plan: async (db, { target, now }) => {
    const { monday, endedAt, dueAt } = weekBefore(now, target);
    const expiresAt = new Date(dueAt.getTime() + FRESH_MS);
    if (now < dueAt || now >= expiresAt) return [];
    const wishes = target.scopes.map(async (scope) => {
      const { rounds } = await fetchWeek(db, { server: scope, monday });
      if (rounds < FEWEST_ROUNDS) return [];
      const anchor = hashId(['weekly', scope, monday]);
      return [{ anchor, covers: [anchor], scope, subject: monday, happenedAt: endedAt, dueAt, expiresAt }];
    });
    return (await Promise.all(wishes)).flat();
  },
  build: async (db, _about, { scope: server, subject: monday, isSent, wording }) => {
    const week = await fetchWeek(db, { server, monday });
    if (week.rounds < (isSent ? 1 : FEWEST_ROUNDS)) return null;
    const boards: WeekBoard[] = [];
    for (const key of STATS) boards.push(...(await fetchWeekBoard(db, { server, monday, key })));
    const names = await fetchPostNames(db, wording, { server, players: boards[0]?.board.rows ?? [] });
    const onThisDay = week.onThisDay === null ? undefined : await fetchSessionRecap(db, week.onThisDay);
    return {
      reply: buildWeeklyReply(
        { server, hostName: week.hostName, monday, week, boards, names, onThisDay },
        wording,
      ),
    };
  },
});

type Asked = { readonly server: string; readonly monday: string; readonly key: string };

/** Private players are left out, because a digest is not a scoreboard. */
async function fetchWeekBoard(db: Kysely<DB>, { server, monday, key }: Asked): Promise<WeekBoard[]> {
  const stat = findStat(key);
  if (stat === undefined) return [];
  const until = Temporal.PlainDate.from(monday).add({ weeks: 1 }).toString();
  const scope: Scope = {
    servers: [{ serverKey: server, since: monday, until }],
    sessionId: null,
    merges: await fetchMerges(db, [server]),
  };
  const board = await fetchBoard(db, { stat, scope }, { from: 1 }, PLACES);
  const keys = board.rows.map(({ playerKey }) => playerKey);
  const hidden = await fetchPrivatePlayers(db, scope.merges, keys);
  const rows = board.rows.filter(({ playerKey }) => !hidden.has(playerKey));
  return rows.length === 0 ? [] : [{ stat, board: { ...board, rows } }];
}
