import { fetchMatchLog } from '../../../stats/etlegacy/matches/fetch-match-log.ts';
import { fetchMatch } from '../../../stats/etlegacy/matches/fetch-match.ts';
import type { MatchCard } from '../../../stats/etlegacy/matches/match-card.ts';
import { findRound } from '../../../stats/etlegacy/sessions/find-round.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome, SayError } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import type { LogPage } from '../pictures/event-log/log-pages.data.ts';
import { fetchNameBook } from '../lookup/fetch-name-book.ts';
import { findOwnPlayer } from '../people/find-own-player.ts';
import { buildOnMapReply } from '../replies/map/on-map-reply.ts';
import { myRoundCodec, roundCodec, roundLogCodec, roundPlayerCodec } from '../replies/round-codecs.ts';
import { buildRoundLogReply } from '../replies/round/round-log-reply.ts';
import { buildRoundReply } from '../replies/round/round-reply.ts';
import { sayNothingYet } from '../../views/say-nothing-yet.ts';

/** @param wanted `latest`, or the id of a round, a match or a session. */
export async function showRound(context: Context, wanted: string): Promise<Outcome> {
  const found = await fetchCard(context, wanted);
  if ('kind' in found) return found;
  const { card, roundId } = found;
  const names = await fetchNameBook(context, [...card.teams.first.players, ...card.teams.second.players]);
  return buildRoundReply(card, roundId, wordingFor(context), names);
}

export const roundView = defineView({
  codec: roundCodec,
  show: async (context, { round }) => showRound(context, round),
  fresh: async (context) => showRound(context, 'latest'),
});

export const roundLogView = defineView({
  codec: roundLogCodec,
  show: async (context, { round, page }) => showRoundLog(context, round, page),
  fresh: async (context) => showRound(context, 'latest'),
});

/** Shows the event logs of a map; its scoreboard if it no longer has any. */
async function showRoundLog(context: Context, wanted: string, page: LogPage): Promise<Outcome> {
  const found = await fetchCard(context, wanted);
  if ('kind' in found) return found;
  const { card, roundId } = found;
  const log = await fetchMatchLog(context.db, card, context.viewer.isOperator);
  if (log === null) return showRound(context, wanted);
  const keys = new Set([
    ...log.matrix.players.map(({ key }) => key),
    ...log.stories.flatMap(({ story }) => [...story.names.keys()]),
  ]);
  const names = await fetchNameBook(
    context,
    [...keys].map((playerKey) => ({ playerKey })),
  );
  return buildRoundLogReply({ card, log, page, roundId, names }, wordingFor(context));
}

export const onMapView = defineView({
  codec: roundPlayerCodec,
  press: 'private',
  show: async (context, { round, player }) => showPlayer(context, round, player),
  fresh: async (context) => showRound(context, 'latest'),
});

export const myMapView = defineView({
  codec: myRoundCodec,
  press: 'private',
  show: async (context, { round }) => {
    const own = await findOwnPlayer(context);
    return own === null ? sayError('NOT_LINKED') : showPlayer(context, round, own);
  },
  fresh: async (context) => showRound(context, 'latest'),
});

/** One player on the map of a round. */
export async function showPlayer(context: Context, wanted: string, playerKey: string): Promise<Outcome> {
  const found = await fetchCard(context, wanted);
  if ('kind' in found) return found;
  const { card, roundId } = found;
  const players = [...card.teams.first.players, ...card.teams.second.players];
  const player = players.find((one) => one.playerKey === playerKey);
  return player === undefined
    ? sayError('NOT_THERE', { map: card.map })
    : buildOnMapReply(card, player, roundId, wordingFor(context));
}

async function fetchCard(
  context: Context,
  wanted: string,
): Promise<{ card: MatchCard; roundId: number } | SayError> {
  const found = await findRound(context.db, wanted.trim() || 'latest', context.servers);
  if (!found.ok) {
    return found.code === 'NO_ROUNDS' ? sayNothingYet(context) : sayError('ROUND_UNKNOWN', { name: wanted });
  }
  const card = await fetchMatch(context.db, found.round.id);
  return card === undefined ? sayError('ROUND_UNKNOWN', { name: wanted }) : { card, roundId: found.round.id };
}
