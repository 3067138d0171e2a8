import { formatId } from '../../../core/public-id.ts';
import { WEAPONS } from '../../../parsers/etlegacy/document/weapons.ts';
import { countMaps } from '../../../stats/etlegacy/recap/count-maps.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { highlightLines } from './highlight-lines.ts';
import { longDate, span } from './moments.ts';
import { noteLines } from './note-lines.ts';
import { count, whole } from './numbers.ts';
import { type Paint, plain } from './paint.ts';
import { playerLines } from './player-lines.ts';
import { scoreLines } from './score-lines.ts';

export type RecapTextOptions = {
  /** Cells of a line. Default 80. */
  readonly width?: number;
  readonly paint?: Paint;
};

/** A session recap for a terminal, as lines without line ends. Names in it are safe to print. */
export function formatRecap(
  recap: SessionRecap,
  { width = 80, paint = plain }: RecapTextOptions = {},
): string[] {
  return [
    ...headLines(recap, paint),
    '',
    ...scoreLines(recap, paint),
    ...playerLines(recap, paint, width),
    ...highlightLines(recap.highlights, paint),
    ...weaponLines(recap, paint),
    ...noteLines(recap.notes, recap.zone, paint),
    paint('dim', `Session ${formatId(recap.sessionId)}`),
  ];
}

function headLines(recap: SessionRecap, paint: Paint): string[] {
  const { hostName, server, date, startedAt, endedAt, zone, maps, rounds, counting, players } = recap;
  const place = hostName === '' ? server : cleanName(hostName);
  const played = countMaps(maps);
  const isOneEach = rounds.every(({ label }) => label === null) && played === counting;
  const sizes =
    counting === 0
      ? ['no round counts']
      : [
          count(played, 'map'),
          ...(isOneEach ? [] : [count(counting, 'round')]),
          count(players.length, 'player'),
        ];
  return [
    paint('title', `${longDate(date)} · ${place}`),
    `${span(startedAt, endedAt, zone)} · ${sizes.join(' · ')}`,
  ];
}

const WEAPONS_SHOWN = 6;
const NAMES = new Map<string, string>(WEAPONS.map(({ key, name }) => [key, name]));

function weaponLines({ weapons }: SessionRecap, paint: Paint): string[] {
  const used = weapons.filter((weapon) => weapon.kills > 0).slice(0, WEAPONS_SHOWN);
  if (used.length === 0) return [];
  const words = used.map(({ weapon, kills }) => `${NAMES.get(weapon) ?? weapon} ${whole(kills)}`);
  return [`${paint('title', 'Kills by weapon')}  ${words.join(' · ')}`, ''];
}
