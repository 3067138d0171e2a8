// The pictures of one evening, from its recap. Pure.
import { WEAPONS } from '../../../../parsers/etlegacy/weapons.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { WeaponKills } from '../../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { isTellingAim } from '../../../../stats/etlegacy/recap/is-telling.ts';
import type { RecapPlayer, SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { Picture } from '../../../charts/pictures.ts';
import type { SessionWeaponsProps } from '../session-props.ts';
import { balanceFromRecap } from './balance-from-recap.ts';
import type { NameBook } from './name-book.ts';
import { overviewFromRecap } from './overview-from-recap.ts';
import { recordsFromRecap } from './records-from-recap.ts';
import { shareOf } from './share-of.ts';
import { lineupOf, playedMap, sessionHead } from './session-view.ts';

/** In the order in which people ask: how it went, who played how, with what, where. */
export function sessionPictures(
  recap: SessionRecap,
  weaponKills: readonly WeaponKills[],
  names: NameBook,
): Picture[] {
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
          longestSpree: sums.killing_spree,
          isRanked,
          isAimTelling: isRanked && isTellingAim(sums),
        })),
      },
    },
    { kind: 'sessionWeapons', props: { ...head, weapons: weaponRows(recap, weaponKills, names) } },
    { kind: 'sessionMaps', props: { ...head, maps: recap.maps.map((map) => playedMap(recap, map)) } },
    ...(balance === null ? [] : [{ kind: 'balance', props: balance } as const]),
    {
      kind: 'timeTrend',
      props: {
        ...head,
        players: players.map(({ player, common }) => ({
          ...common,
          dpm: player.trend,
          average: evaluate(FORMULAS.dpm, player.sums),
        })),
      },
    },
    ...recordsFromRecap(recap, names).map((props) => ({ kind: 'record', props }) as const),
  ];
}

function weaponRows(
  recap: SessionRecap,
  weaponKills: readonly WeaponKills[],
  names: NameBook,
): SessionWeaponsProps['weapons'] {
  const players = new Map(recap.players.map((player) => [player.playerKey, player]));
  const byWeapon = Map.groupBy(weaponKills, (row) => row.weapon);
  return WEAPONS.flatMap(({ key, name }) => {
    const rows = byWeapon.get(key) ?? [];
    const [best] = rows;
    const player = players.get(best?.playerKey ?? '');
    if (best === undefined) return [];
    return [
      {
        weapon: name,
        kills: splitKills(recap, rows, players),
        best: player === undefined ? null : { nameRuns: names(player), kills: best.kills },
      },
    ];
  }).toSorted((a, b) => sum(b.kills) - sum(a.kills));
}

function splitKills(
  recap: SessionRecap,
  rows: readonly WeaponKills[],
  players: ReadonlyMap<string, RecapPlayer>,
): readonly [number, number, number] {
  const kills: [number, number, number] = [0, 0, 0];
  for (const row of rows) {
    const player = players.get(row.playerKey);
    kills[(player === undefined ? null : lineupOf(recap, player)) ?? 2] += row.kills;
  }
  return kills;
}

function sum(kills: readonly number[]): number {
  return kills.reduce((total, each) => total + each, 0);
}
