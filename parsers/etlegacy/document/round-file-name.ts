import type { RoundLabel } from './round-document.ts';

export type RoundFileName = {
  readonly kind: 'round' | 'endstats';
  /** Wall clock of the game server when the round ended, 'YYYY-MM-DDTHH:MM:SS', no zone. */
  readonly localEnd: string;
  readonly map: string;
  /** As the writer printed it; wrong in aborted rounds. */
  readonly label: RoundLabel;
  /** Without the folder that old scripts prepend to the name. */
  readonly name: string;
};

/** FTP clients change the case of letters. */
const NAME = /^(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)-([^\\/\p{Cc}]+)-round-([12])(-endstats)?\.txt$/iu;
const STRAY_FOLDER = 'gamestats\\';
/** The longest name on common file systems. */
const MAX_BYTES = 255;

/** Parses the name of a round or endstats file; null for every other name. Pure; never throws. */
export function parseRoundFileName(name: string): RoundFileName | null {
  if (name.length > MAX_BYTES + STRAY_FOLDER.length) return null;
  const bare = name.toLowerCase().startsWith(STRAY_FOLDER) ? name.slice(STRAY_FOLDER.length) : name;
  if (bare.includes('..') || !bare.isWellFormed() || Buffer.byteLength(bare) > MAX_BYTES) return null;
  const match = NAME.exec(bare);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', map = '', label, endstats] =
    match;
  if (!isCalendarTime([year, month, day, hour, minute, second].map(Number))) return null;
  return {
    kind: endstats === undefined ? 'round' : 'endstats',
    localEnd: `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    map,
    label: label === '1' ? 1 : 2,
    name: bare,
  };
}

function isCalendarTime(parts: readonly number[]): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  // PostgreSQL has no year 0, and JavaScript reads years below 100 as 19xx.
  if (year < 1000 || hour > 23 || minute > 59 || second > 59) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
