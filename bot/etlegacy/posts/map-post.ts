// A card for each map after both rounds; optionally after round one, then completed by round two.
import { z } from 'zod';
import { fetchMatch } from '../../../stats/etlegacy/matches/fetch-match.ts';
import type { MatchCard } from '../../../stats/etlegacy/matches/match-card.ts';
import { fetchPlayedMaps, type PlayedMapTimes } from '../../../stats/etlegacy/matches/fetch-played-maps.ts';
import { fetchChangedSessions } from '../../../stats/etlegacy/sessions/fetch-changed-sessions.ts';
import { fetchSessionOf } from '../../../stats/etlegacy/sessions/fetch-session-of.ts';
import { definePostKind, type Wish } from '../../framework/post-kind.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { fetchPrivatePlayers } from '../../../stats/etlegacy/players/fetch-private-players.ts';
import { buildRoundReply } from '../replies/round/round-reply.ts';
import { opensThread, EVENING_POST } from './evening-post.ts';
import { fetchPostNames } from './fetch-post-names.ts';
import { hideInCard, namedIn } from './hide-people.ts';
import { LEAST, leastRounds } from './least.ts';

const MINUTE_MS = 60_000;
const FRESH_MS = 120 * MINUTE_MS;
/** Files of the two rounds may arrive in any order. */
const MISSING_ROUND_MS = 3 * MINUTE_MS;
const BREAK_MS = 20 * MINUTE_MS;

export const mapPost = definePostKind({
  name: 'map',
  say: 'A card for each map, in the thread of the evening where there is one; none for last man standing',
  isFirst: true,
  inQuietHours: 'leave-out',
  settings: z.object({
    ...LEAST,
    /** Whether the card comes after round one. */
    afterRoundOne: z.boolean().default(false),
  }),
  plan: async (db, { stirred, target, settings, now }) => {
    const recentSince = new Date(now.getTime() - FRESH_MS);
    const sessions = await fetchChangedSessions(db, { changed: stirred, recentSince });
    const maps = await fetchPlayedMaps(
      db,
      sessions.map(({ id }) => id),
    );
    const least = leastRounds(target);
    return maps.flatMap((map) =>
      map.state === 'first' && !settings.afterRoundOne ? [] : [wishFor(map, least)],
    );
  },
  build: async (db, about, { target, settings, isSent, now, wording }) => {
    const session = await fetchSessionOf(db, about);
    if (session === null) return null;
    const found = await fetchMatch(db, about);
    if (found === undefined) return null;
    const [map] = await fetchPlayedMaps(db, [session]);
    if (!isSent && map !== undefined && map.counting < leastRounds(target)) return null;
    const players = [...found.teams.first.players, ...found.teams.second.players];
    if (!isSent && players.length < settings.minPlayers) return null;
    const { highlights, headline, server } = found;
    const told = headline?.kind === 'highlight' ? [...highlights, headline.highlight] : highlights;
    const people = [...players.map(({ playerKey }) => playerKey), ...namedIn(told)];
    const merges = await fetchMerges(db, [server]);
    const shown = isBetweenRounds(found, now) ? withoutHalf(found) : found;
    const card = hideInCard(shown, await fetchPrivatePlayers(db, merges, people));
    const names = await fetchPostNames(db, wording, { server, players });
    const reply = buildRoundReply(card, about, wording, names);
    if (!opensThread(target)) return { reply };
    return { reply, within: { kind: EVENING_POST, covers: [...(map?.evening ?? [about])] } };
  },
});

/** Round two may still be played: in 142 of 142 pairs it came within 15 minutes. */
function isBetweenRounds({ r1, r2 }: MatchCard, now: Date): boolean {
  return r1 !== null && r2 === null && now.getTime() - r1.endedAt.getTime() < BREAK_MS;
}

/** Nobody says yet that a round is missing. */
function withoutHalf(card: MatchCard): MatchCard {
  return { ...card, notes: card.notes.filter(({ kind }) => kind !== 'half') };
}

/** The cards of an evening come together with its opener, which waits for the least rounds as well. */
function wishFor(map: PlayedMapTimes, least: number): Wish {
  const { anchor, rounds, server, session, counting, endedAt, state } = map;
  const waitMs = state === 'second' ? MISSING_ROUND_MS : 0;
  return {
    anchor,
    covers: rounds,
    scope: server,
    subject: String(session),
    happenedAt: endedAt,
    dueAt: new Date(endedAt.getTime() + waitMs),
    expiresAt: new Date(endedAt.getTime() + FRESH_MS),
    isTooSmall: counting < least,
  };
}
