import { evaluate } from '../../stats/formulas/formula.ts';
import { FORMULAS } from '../../stats/formulas/formulas.data.ts';
import type { RecapBlock, RecapMap, RecapPlayer, SessionRecap } from '../../stats/recap/session-recap.ts';
import { describeOverview } from '../charts/pictures/describe-overview.ts';
import type { OverviewProps } from '../charts/pictures/overview-props.ts';
import type { Block, PictureSlot } from '../framework/reply.ts';
import { cleanName } from '../text/clean-name.ts';
import { sayDate } from '../text/say-date.ts';
import { chartName } from './chart-name.ts';
import { featLabel, featValue } from './feat-words.ts';

type OverviewMap = OverviewProps['maps'][number];
type OverviewPlayer = OverviewProps['players'][number];
type OverviewHighlight = OverviewProps['highlights'][number];

/** The overview of an evening; `instead` says the same in words. */
export function recapPicture(recap: SessionRecap, locale: string, instead: Block): PictureSlot {
  const props = buildOverview(recap, locale);
  return {
    kind: 'picture',
    name: 'evening.png',
    alt: describeOverview(props),
    picture: { kind: 'overview', props },
    instead: instead.kind === 'component' ? [instead.component] : instead.instead,
  };
}

export function buildOverview(recap: SessionRecap, locale: string): OverviewProps {
  const [block] = recap.blocks;
  const only = recap.blocks.length === 1 && block !== undefined ? block : null;
  const bestDpm = recap.players[0]?.playerKey;
  return {
    title: sayDate(recap.date, locale),
    lineups: only === null ? null : lineups(only),
    draws: only === null ? 0 : only.draws,
    maps: recap.maps.map((map) => toMap(map, only !== null)),
    rounds: recap.rounds.length,
    seconds: (recap.endedAt.getTime() - recap.startedAt.getTime()) / 1000,
    players: recap.players.map((player) => toPlayer(player, only, player.playerKey === bestDpm)),
    highlights: recap.highlights.flatMap((one): OverviewHighlight[] =>
      one.kind === 'player'
        ? [{ label: featLabel(one), nameRuns: chartName(one.name), value: featValue(one, locale) }]
        : [],
    ),
  };
}

function lineups({ teams: { a, b } }: RecapBlock): NonNullable<OverviewProps['lineups']> {
  return [
    { name: cleanName(a.name), won: a.mapsWon },
    { name: cleanName(b.name), won: b.mapsWon },
  ];
}

function toMap(map: RecapMap, isKnown: boolean): OverviewMap {
  const first = seconds(map.r1);
  const second = seconds(map.r2);
  const isFlipped = map.first === 'b';
  const isSure = isKnown && map.first !== null;
  return {
    map: cleanName(map.map),
    state: map.result === 'unfinished' ? 'unfinished' : 'complete',
    winner: !isSure || map.winner === 'draw' || map.winner === null ? null : map.winner === 'a' ? 0 : 1,
    seconds: !isSure ? [null, null] : isFlipped ? [second, first] : [first, second],
  };
}

function seconds(round: RecapMap['r1']): number | null {
  return round?.outcome === 'completed' ? round.durationS : null;
}

function toPlayer({ name, side, sums }: RecapPlayer, only: RecapBlock | null, star: boolean): OverviewPlayer {
  const accuracy = evaluate(FORMULAS.accuracy, sums);
  return {
    nameRuns: chartName(name),
    lineup: only === null || side === null ? null : side === 'a' ? 0 : 1,
    kills: sums.kills,
    deaths: sums.deaths,
    dpm: evaluate(FORMULAS.dpm, sums),
    damage: sums.damage_given,
    accuracy: accuracy === null ? null : accuracy / 100,
    revives: sums.revives,
    star,
  };
}
