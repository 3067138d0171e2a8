import { checkRawLaws } from '../../parsers/etlegacy/laws.ts';
import { readFile } from './read-file.ts';

/**
 * Whether a file that was just written can be all of it: the game writes line by line, and where lines are missing the
 * sums of the players do not agree. A header alone may be a round that nobody played, or the first line of many.
 */
export function looksWhole(name: string, body: Uint8Array): boolean {
  const read = readFile(name, body);
  if (!read.ok) return false;
  if (read.kind === 'endstats') return true;
  if (read.document.players.length === 0) return false;
  return Object.values(checkRawLaws(read.document)).every((law) => law.verdict !== 'broken');
}
