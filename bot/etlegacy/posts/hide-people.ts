// Posts are not requested, so a private player appears in them only as a row of a scoreboard. Pure.
import type { Headline, MatchCard } from '../../../stats/etlegacy/matches/match-card.ts';
import type { Highlight } from '../../../stats/etlegacy/recap/highlights/highlight.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';

type Hidden = ReadonlySet<string>;

export function hideInRecap(recap: SessionRecap, hidden: Hidden): SessionRecap {
  const { star, highlights } = recap;
  return {
    ...recap,
    star: star !== null && hidden.has(star) ? null : star,
    highlights: keepShown(highlights, hidden),
  };
}

export function hideInCard(card: MatchCard, hidden: Hidden): MatchCard {
  const { mvp, headline } = card;
  const highlights = keepShown(card.highlights, hidden);
  const shown = {
    ...card,
    mvp: mvp !== null && hidden.has(mvp.playerKey) ? null : mvp,
    highlights,
  };
  if (headline === null || !hidden.has(headline.player.playerKey))
    return { ...shown, headline: headline?.kind === 'highlight' ? hideHolderOf(headline, hidden) : headline };
  const next = highlights.find((highlight) => highlight.kind === 'player');
  const players = [...card.teams.first.players, ...card.teams.second.players];
  const player = players.find(({ playerKey }) => playerKey === next?.playerKey);
  if (next === undefined || player === undefined) return { ...shown, headline: null };
  return {
    ...shown,
    headline: { kind: 'highlight', player, highlight: next },
    highlights: highlights.filter((highlight) => highlight !== next),
  };
}

/** All players that highlights name. */
export function namedIn(highlights: readonly Highlight[]): string[] {
  return highlights.flatMap((highlight) => [
    ...(highlight.kind === 'player' ? [highlight.playerKey] : []),
    ...(typeof highlight.holder?.playerKey === 'string' ? [highlight.holder.playerKey] : []),
  ]);
}

function keepShown(highlights: readonly Highlight[], hidden: Hidden): Highlight[] {
  return highlights
    .filter((highlight) => highlight.kind === 'map' || !hidden.has(highlight.playerKey))
    .map((highlight) => hideHolder(highlight, hidden));
}

function hideHolderOf(
  headline: Extract<Headline, { kind: 'highlight' }>,
  hidden: Hidden,
): Extract<Headline, { kind: 'highlight' }> {
  return { ...headline, highlight: hideHolder(headline.highlight, hidden) };
}

function hideHolder<T extends Highlight>(highlight: T, hidden: Hidden): T {
  const { holder } = highlight;
  if (holder === undefined || holder.playerKey === null || !hidden.has(holder.playerKey)) return highlight;
  return { ...highlight, holder: { ...holder, playerKey: null, name: null } };
}
