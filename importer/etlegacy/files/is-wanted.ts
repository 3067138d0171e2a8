import { isJsonName } from '../../../parsers/etlegacy/json/is-json-name.ts';
import { recogniseName } from '../../../parsers/etlegacy/tab/recognise-file.ts';
import { unpackedName } from '../../collect/folder/unpack-content.ts';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';

/**
 * Whether a file of a server's folder can contain a round: any text file, and JSON except for known names of
 * companions; both also packed by gzip.
 */
export function isWanted(packed: string): boolean {
  const name = unpackedName(packed);
  return name.toLowerCase().endsWith('.txt') || isWantedJson(name);
}

/** From another machine only files named like a round, and JSON, whose names say little; both also packed by gzip. */
export function isWantedRemote(packed: string): boolean {
  const name = unpackedName(packed);
  return parseRoundFileName(name) !== null || isWantedJson(name);
}

function isWantedJson(name: string): boolean {
  return isJsonName(name) && recogniseName(name) === null;
}
