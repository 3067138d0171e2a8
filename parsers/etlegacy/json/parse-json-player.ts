import { stripColors } from '../../../core/color-codes.ts';
import { NO_FIELDS } from '../../../core/etlegacy/fields.ts';
import type { FieldName } from '../../../core/etlegacy/fields.ts';
import { JSON_COUNTERS } from '../document/json-counters.data.ts';
import type { PlayerLine, WeaponTuple } from '../document/round-document.ts';
import { WEAPONS } from '../document/weapons.ts';
import type { WeaponKey } from '../document/weapons.ts';
import { isObject } from './decode-json.ts';
import { textOf, undoEscapes, wholeOf } from './undo-escapes.ts';

export type ParsedJsonPlayer =
  | { readonly ok: true; readonly player: PlayerLine }
  | { readonly ok: false; readonly reason: string };

const TEAM_OF = { 1: 'axis', 2: 'allies', 3: 'spectator' } as const;
const INT4_MAX = 2_147_483_647;
const MAX_ROUNDS = 32_767;
const PER_WEAPON = 5;
/** The values, as after the TABs of a text file. */
const BEHIND_WEAPONS = JSON_COUNTERS.length + 2;

/** Parses one entry of `player_stats`: the mask, five numbers per set bit, lowest first, and ten more. */
export function parseJsonPlayer(key: string, value: unknown, isLatin1: boolean): ParsedJsonPlayer {
  if (!isObject(value)) return bad('it is not an object');
  const rounds = wholeOf(value['rounds']);
  if (rounds === null || rounds < 0 || rounds > MAX_ROUNDS) return bad('the count of rounds is not a number');
  const team = wholeOf(value['team']);
  if (team !== 1 && team !== 2 && team !== 3) return bad('the team is none of 1, 2 and 3');
  const items = value['weaponStats'];
  if (!Array.isArray(items)) return bad('weaponStats is not a list');
  const read = readItems(items);
  if (typeof read === 'string') return bad(read);
  const key32 = key.toUpperCase();
  const rawName = undoEscapes(textOf(value, 'name'), isLatin1);
  return {
    ok: true,
    player: {
      guid: key32.slice(0, 8),
      rawName,
      name: stripColors(rawName),
      isBot: key32.startsWith('OMNIBOT'),
      rounds,
      team: TEAM_OF[team],
      ...read,
      key32,
    },
  };
}

function readItems(items: readonly unknown[]): Pick<PlayerLine, 'weapons' | 'fields'> | string {
  const mask = wholeOf(items[0]);
  if (mask === null || mask < 0) return 'the weapon mask is not a number';
  const bits = bitsOf(mask);
  const wanted = 1 + PER_WEAPON * bits.length + BEHIND_WEAPONS;
  if (items.length !== wanted)
    return `weaponStats has ${items.length} items, but the mask ${mask} announces ${wanted}`;
  const weapons: Partial<Record<WeaponKey, WeaponTuple>> = {};
  for (const [place, bit] of bits.entries()) {
    const tuple = readTuple(items, 1 + PER_WEAPON * place);
    if (tuple === null) return `the numbers of weapon ${bit} are not five whole numbers`;
    const weapon = WEAPONS[bit];
    // Weapons of newer versions are unknown.
    if (weapon !== undefined) weapons[weapon.key] = tuple;
  }
  return readNumbers(items.slice(-BEHIND_WEAPONS), weapons);
}

function readNumbers(
  items: readonly unknown[],
  weapons: PlayerLine['weapons'],
): Pick<PlayerLine, 'weapons' | 'fields'> | string {
  const fields: Record<FieldName, number | null> = { ...NO_FIELDS };
  for (const [place, name] of JSON_COUNTERS.entries()) {
    const number = wholeOf(items[place]);
    if (number === null || number < 0 || number > INT4_MAX)
      return `item ${place - BEHIND_WEAPONS} is not a count`;
    fields[name] = number;
  }
  const alive = String(items[JSON_COUNTERS.length]);
  // A share of no time at all is printed as not a number.
  const isNone = /^-?(?:nan|inf)/i.test(alive);
  if (!isNone && !/^-?\d{1,9}(?:\.\d{1,6})?$/.test(alive)) return 'the share alive is not a number';
  fields.alivePct = isNone ? null : Number(alive);
  fields.xp = wholeOf(items[JSON_COUNTERS.length + 1]);
  return fields.xp === null || Math.abs(fields.xp) > INT4_MAX
    ? 'the XP is not a number'
    : { weapons, fields };
}

function readTuple(items: readonly unknown[], at: number): WeaponTuple | null {
  const [hits = null, shots = null, kills = null, deaths = null, headshots = null] = items
    .slice(at, at + PER_WEAPON)
    .map(wholeOf);
  if (hits === null || shots === null || kills === null || deaths === null || headshots === null) return null;
  // The engine takes a shot back when a bullet hits a corpse, so shots alone may be negative.
  const counts = [hits, kills, deaths, headshots];
  return counts.every((count) => count >= 0 && count <= INT4_MAX) && Math.abs(shots) <= INT4_MAX
    ? [hits, shots, kills, deaths, headshots]
    : null;
}

function bitsOf(mask: number): number[] {
  const bits: number[] = [];
  for (let rest = mask, bit = 0; rest > 0; rest = Math.floor(rest / 2), bit++)
    if (rest % 2 === 1) bits.push(bit);
  return bits;
}

function bad(reason: string): ParsedJsonPlayer {
  return { ok: false, reason };
}
