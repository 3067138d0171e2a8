import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Feat, Highlight } from '../../../../stats/etlegacy/recap/highlights/highlight.ts';
import { pointsOf } from '../../../../stats/etlegacy/recap/highlights/find-star.ts';
import { countMaps } from '../../../../stats/etlegacy/recap/count-maps.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { OverviewHighlight, OverviewProps } from '../overview/overview-props.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { formatClock, formatCount, formatWhole } from '../../../charts/text/format.ts';
import { mapTiles } from './map-tiles.ts';
import type { NameBook } from './name-book.ts';
import { partsOf } from './parts-of.ts';
import { lineupOf, sessionHead } from './session-view.ts';

const FEAT_LABELS = {
  spree: ['Longest spree', 'kills'],
  multikill: ['Multikill', 'kills at once'],
  kills: ['Most kills', 'in one round'],
  damage: ['Most damage', 'in one round'],
  headshot_kills: ['Headshot kills', 'in one round'],
  gibs: ['Most gibs', 'in one round'],
  useful_kills: ['Useful kills', 'in one round'],
  assists: ['Assists', 'in one round'],
  revives: ['Most revives', 'in one round'],
  dynamite: ['Objective', 'dynamites planted'],
  defused: ['Objective', 'dynamites defused'],
  repairs: ['Engineer', 'repairs'],
} as const satisfies Record<Feat, readonly [label: string, unit: string]>;

/** The composed picture of an evening. */
export function overviewFromRecap(recap: SessionRecap, names: NameBook): OverviewProps {
  return {
    title: sessionHead(recap).title,
    blocks: recap.blocks.map(({ teams: { a, b } }) => [
      { name: cleanName(a.name), won: a.mapsWon },
      { name: cleanName(b.name), won: b.mapsWon },
    ]),
    draws: recap.blocks.reduce((sum, each) => sum + each.draws, 0),
    maps: mapTiles(recap),
    played: countMaps(recap.maps),
    rounds: recap.counting,
    seconds: recap.startedAt === null ? 0 : (recap.endedAt.getTime() - recap.startedAt.getTime()) / 1000,
    players: recap.players.map((player) => ({
      nameRuns: names(player),
      lineup: lineupOf(recap, player),
      kills: player.sums.kills,
      deaths: player.sums.deaths,
      dpm: evaluate(FORMULAS.dpm, player.sums),
      revives: evaluate(FORMULAS.revives, player.sums),
      points: pointsOf(player),
      ...partsOf(player.sums, [
        ['revives', 'revives'],
        ['points', 'mvp'],
      ]),
      rounds: player.sums.rounds,
      isRanked: player.isRanked,
      star: player.playerKey === recap.star,
    })),
    highlights: recap.highlights.map((highlight) => describeHighlight(highlight, names)),
  };
}

function describeHighlight(highlight: Highlight, names: NameBook): OverviewHighlight {
  if (highlight.kind === 'player') {
    const [label, unit] = FEAT_LABELS[highlight.feat];
    const where = highlight.map === null ? '' : ` on ${cleanName(highlight.map)}`;
    // The map is enough to identify the round, and both would not fit.
    const what = unit === 'in one round' && where !== '' ? '' : ` ${unit}`;
    return { label, nameRuns: names(highlight), value: `${formatWhole(highlight.value)}${what}${where}` };
  }
  const team = [{ text: cleanName(highlight.team ?? highlight.map ?? ''), color: null }];
  const where = highlight.map === null ? '' : ` on ${cleanName(highlight.map)}`;
  if (highlight.feat === 'fastest') {
    return { label: 'Fastest attack ever', nameRuns: team, value: `${formatClock(highlight.value)}${where}` };
  }
  if (highlight.feat === 'close') {
    return {
      label: 'Closest finish',
      nameRuns: team,
      value: `${highlight.value === 0 ? 'last second' : `${formatWhole(highlight.value)} s left`}${where}`,
    };
  }
  return {
    label: 'Comeback',
    nameRuns: team,
    value: `${formatCount(highlight.value, highlight.unit ?? 'map')} behind`,
  };
}
