// The pictures of one evening, from its recap. Pure.
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { WeaponKills } from '../../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { isTellingAim } from '../../../../stats/etlegacy/recap/highlights/is-telling.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { RoundFacts } from '../../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import type { SessionHead, TimeTrendProps } from '../session/session-props.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import type { EtPicture } from '../picture-props.ts';
import { balanceFromRecap } from './balance-from-recap.ts';
import type { NameBook } from './name-book.ts';
import { overviewFromRecap } from './overview-from-recap.ts';
import { recordsFromRecap } from './records-from-recap.ts';
import { weaponRows } from './weapon-rows.ts';
import { partsOf } from './parts-of.ts';
import { shareOf } from './share-of.ts';
import { lineupOf, playedMap, sessionHead } from './session-view.ts';

/** In the order of interest: result, players, weapons, maps. */
export function sessionPictures(
  recap: SessionRecap,
  weaponKills: readonly WeaponKills[],
  names: NameBook,
): EtPicture[] {
  const head = sessionHead(recap);
  const players = recap.players.map((player) => ({
    player,
    common: { nameRuns: names(player), lineup: lineupOf(recap, player) },
  }));
  const balance = balanceFromRecap(recap);
  return [
    { kind: 'overview', props: overviewFromRecap(recap, names) },
    {
      kind: 'deeds',
      props: {
        ...head,
        players: players.map(({ player: { sums, isRanked }, common }) => ({
          ...common,
          dpm: evaluate(FORMULAS.dpm, sums),
          kd: evaluate(FORMULAS.kd, sums),
          accuracy: shareOf(FORMULAS.accuracy, sums),
          headshots: shareOf(FORMULAS.headshotShare, sums),
          longestSpree: evaluate(FORMULAS.killingSpree, sums),
          ...partsOf(sums, [['longestSpree', 'killingSpree']]),
          isRanked,
          isAimTelling: isRanked && isTellingAim(sums),
        })),
      },
    },
    { kind: 'sessionWeapons', props: { ...head, weapons: weaponRows(recap, weaponKills, names) } },
    { kind: 'sessionMaps', props: { ...head, maps: recap.maps.map((map) => playedMap(recap, map)) } },
    ...(balance === null ? [] : [{ kind: 'balance', props: balance } as const]),
    ...trendPictures(recap, head, names),
    ...recordsFromRecap(recap, names).map((props) => ({ kind: 'record', props }) as const),
  ];
}

/** None where no document tells anybody's time. */
function trendPictures(recap: SessionRecap, head: SessionHead, names: NameBook): EtPicture[] {
  const players = recap.players.map((player) => ({
    nameRuns: names(player),
    lineup: lineupOf(recap, player),
    dpm: player.trend,
    average: evaluate(FORMULAS.dpm, player.sums),
  }));
  if (players.every(({ dpm }) => dpm.every((value) => value === null))) return [];
  return [{ kind: 'timeTrend', props: { ...head, maps: playedInOrder(recap), players } }];
}

/** Two rounds of a match, or of last man standing on one map. */
function isSameMap(before: RoundFacts, round: RoundFacts): boolean {
  if (round.matchId !== null && before.matchId === round.matchId) return true;
  const isLastMan = [before, round].every(({ gameType }) => gameType === 'last_man_standing');
  return isLastMan && before.map.toLowerCase() === round.map.toLowerCase();
}

/** The maps of an evening with their rounds; a round without a match has its own entry. */
function playedInOrder({ rounds }: SessionRecap): TimeTrendProps['maps'] {
  const played: { map: string; rounds: number; last: RoundFacts }[] = [];
  for (const round of rounds) {
    const before = played.at(-1);
    if (before !== undefined && isSameMap(before.last, round)) {
      before.rounds += 1;
      before.last = round;
    } else played.push({ map: cleanName(round.map), rounds: 1, last: round });
  }
  return played.map(({ map, rounds: count }) => ({ map, rounds: count }));
}
