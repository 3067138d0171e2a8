// Alt texts of the pictures of a session: the rows in the order of the picture, with its numbers.
import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import { markPart, PART_LEGEND } from '../../../../wording/mark-part.ts';
import { sayLineups, sayMember } from '../lineup/say-lineup.ts';
import { formatStat } from '../../../charts/text/stat-format.ts';
import { sortRows } from '../../../charts/text/sort-rows.ts';
import { countWeaponKills } from './count-weapon-kills.ts';
import { namesOn, sayAttacks, sayWinner } from './played-map.ts';
import type { DeedsProps, SessionHead, SessionMapsProps, SessionWeaponsProps } from './session-props.ts';

function open(what: string, props: SessionHead, columns: string): string {
  const sides = props.lineups === null ? '' : ` ${sayLineups(props.lineups)}.`;
  return `${what}, ${props.title}.${sides} ${columns}.`;
}

function isInPart({ parts = [] }: DeedsProps['players'][number]): boolean {
  return parts.length > 0;
}

/** Alt text of the table of players. */
export function describeDeeds(props: DeedsProps): string {
  return joinAltText(
    open(
      'Who did what',
      props,
      `Damage per minute, K/D, bullets that hit, hits to the head, longest spree${props.players.some(isInPart) ? ` (${PART_LEGEND})` : ''}`,
    ),
    props.players.map((row) => {
      const numbers = [
        formatStat(row.dpm, 'whole'),
        formatStat(row.kd, 'ratio'),
        formatStat(row.accuracy, 'percent'),
        formatStat(row.headshots, 'percent'),
        markPart(formatStat(row.longestSpree, 'spree'), isInPart(row)),
      ];
      return `${sayMember(row, props.lineups !== null)} ${numbers.join(', ')};`;
    }),
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

function columnsOf({ maps }: SessionMapsProps): string {
  return maps.length > 0 && maps.every(({ single }) => single?.attacker === null)
    ? 'Winner and time to win'
    : 'Winner and attack times';
}

/** Alt text of the maps of a session. */
export function describeSessionMaps(props: SessionMapsProps): string {
  const hasOneBlock = props.lineups !== null;
  return joinAltText(
    open('Maps', props, columnsOf(props)),
    props.maps.map((row, at) => {
      const [a, b] = namesOn(row);
      const before = props.maps[at - 1];
      const isNew = !hasOneBlock && (before === undefined || namesOn(before).join('\n') !== `${a}\n${b}`);
      const teams = isNew ? `${sayLineups([a, b])}: ` : '';
      return `${teams}${row.map}: ${sayWinner(row)}, ${sayAttacks(row, ' against ')};`;
    }),
  );
}
