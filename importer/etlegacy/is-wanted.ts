import { isJsonName } from '../../parsers/etlegacy/json/is-json-name.ts';
import { recogniseName } from '../../parsers/etlegacy/recognise-file.ts';
import { parseRoundFileName } from '../../parsers/etlegacy/round-file-name.ts';

/**
 * Whether a file of a server's folder can contain a round: any text file, and JSON except for known names of
 * companions.
 */
export function isWanted(name: string): boolean {
  return name.toLowerCase().endsWith('.txt') || isWantedJson(name);
}

/** From another machine only files named like a round, and JSON, whose names say little. */
export function isWantedRemote(name: string): boolean {
  return parseRoundFileName(name) !== null || isWantedJson(name);
}

function isWantedJson(name: string): boolean {
  return isJsonName(name) && recogniseName(name) === null;
}
