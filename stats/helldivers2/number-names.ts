// What the numbers of the war are called, for faces that do not read answers themselves.
import { EVENT_TYPES, FACTIONS, nameOf } from '../../parsers/helldivers2/names.data.ts';

/** Such as "Terminids"; "unknown (9)" for a number that nobody has documented. */
export function factionName(faction: number): string {
  return nameOf(FACTIONS, faction);
}

/** Such as "defence". */
export function eventName(type: number): string {
  return nameOf(EVENT_TYPES, type);
}
