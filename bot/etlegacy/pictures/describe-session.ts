// Alt texts of the pictures of a session: the rows in the order of the picture, with its numbers.
import { joinAltText } from '../../charts/text/alt-text.ts';
import { formatPercent, formatRatio, formatShort, formatWhole, killRatio } from '../../charts/text/format.ts';
import { plainName } from '../../charts/text/name-run.ts';
import { sayLineups, sayMember } from './say-lineup.ts';
import { shareOf } from '../../charts/text/share-of.ts';
import { sortRows } from '../../charts/text/sort-rows.ts';
import { countWeaponKills } from './count-weapon-kills.ts';
import { sayAttacks, sayWinner } from './played-map.ts';
import type {
  AccuracyProps,
  PerformanceProps,
  SessionHead,
  SessionMapsProps,
  SessionWeaponsProps,
  SpreesProps,
} from './session-props.ts';

function open(what: string, props: SessionHead, columns: string): string {
  const sides = props.lineups === null ? '' : ` ${sayLineups(props.lineups)}.`;
  return `${what}, ${props.title}.${sides} ${columns}.`;
}

/** Alt text of the performance picture. */
export function describePerformance(props: PerformanceProps): string {
  const rows = sortRows(props.players, (player) => player.dpm);
  return joinAltText(
    open('Performance', props, 'Damage per minute, K/D, damage given and received'),
    rows.map(
      (row) =>
        `${sayMember(row, props.lineups !== null)} ${formatWhole(row.dpm)}, ${formatRatio(killRatio(row.kills, row.deaths))}, ${formatShort(row.damageGiven)} and ${formatShort(row.damageReceived)};`,
    ),
  );
}

/** Alt text of the accuracy picture. */
export function describeAccuracy(props: AccuracyProps): string {
  const rows = sortRows(props.players, (row) => shareOf(row.hits, row.shots));
  return joinAltText(
    open('Accuracy', props, 'Bullets that hit, hits to the head, hits of shots'),
    rows.map(
      (row) =>
        `${sayMember(row, props.lineups !== null)} ${formatPercent(shareOf(row.hits, row.shots), 1)}, ${formatPercent(shareOf(row.headshots, row.hits), 1)}, ${formatShort(row.hits)} of ${formatShort(row.shots)};`,
    ),
  );
}

/** Alt text of the kills and sprees picture. */
export function describeSprees(props: SpreesProps): string {
  const rows = sortRows(props.players, (row) => row.kills);
  return joinAltText(
    open('Kills and sprees', props, 'Kills, longest spree, double, triple and 4+ multi-kills'),
    rows.map(
      (row) =>
        `${sayMember(row, props.lineups !== null)} ${[row.kills, row.longestSpree, row.doubles, row.triples, row.larger].map((count) => formatWhole(count)).join(', ')};`,
    ),
  );
}

/** Alt text of the weapons of a session. */
export function describeSessionWeapons(props: SessionWeaponsProps): string {
  const rows = sortRows(props.weapons, countWeaponKills);
  return joinAltText(
    open('Kills by weapon', props, 'All kills, kills of each line-up, best player'),
    rows.map((row) => {
      const split =
        props.lineups === null ? '' : ` (${formatWhole(row.kills[0])} : ${formatWhole(row.kills[1])})`;
      const best =
        row.best === null ? '' : `, ${plainName(row.best.nameRuns)} ${formatWhole(row.best.kills)}`;
      return `${row.weapon} ${formatWhole(countWeaponKills(row))}${split}${best};`;
    }),
  );
}

/** Alt text of the maps of a session. */
export function describeSessionMaps(props: SessionMapsProps): string {
  return joinAltText(
    open(
      'Maps',
      props,
      `Winner and attack times${props.lineups === null ? ', who attacked first before who attacked second' : ''}`,
    ),
    props.maps.map((row) => `${row.map}: ${sayWinner(props.lineups, row)}, ${sayAttacks(row, ' against ')};`),
  );
}
