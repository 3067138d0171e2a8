import { stripColors } from '../../../core/color-codes.ts';
import type { LineFaultCode, LineProblem } from '../document/failures.ts';
import { parseFields } from './parse-fields.ts';
import { parseWeapons } from './parse-weapons.ts';
import { readInteger } from '../document/read-number.ts';
import type { PlayerLine } from '../document/round-document.ts';

export type ParsedPlayerLine = { readonly ok: true; readonly player: PlayerLine } | LineProblem;

const TEAM_OF = { '1': 'axis', '2': 'allies', '3': 'spectator' } as const;
const MAX_GUID = 8;
const MAX_ROUNDS = 32_767;

/**
 * Parses one player line: guid
ame\rounds\team\mask tuples TAB numbers. The name is the text between the first and the
 * last three backslashes, so it may contain anything.
 */
export function parsePlayerLine(line: string): ParsedPlayerLine {
  const tab = line.indexOf('\t', line.lastIndexOf('\\'));
  const atMask = line.lastIndexOf('\\');
  const atTeam = line.lastIndexOf('\\', atMask - 1);
  const atRounds = line.lastIndexOf('\\', atTeam - 1);
  const atName = line.indexOf('\\');
  // lastIndexOf with a negative start checks position 0, so the order proves that all four exist.
  if (atName === -1 || !(atName < atRounds && atRounds < atTeam && atTeam < atMask)) {
    return problem('BAD_PLAYER_LINE', 'fewer than five parts between backslashes');
  }
  if (tab === -1) return problem('BAD_PLAYER_LINE', explainMissingTab(line.slice(atMask + 1)));
  if (line.includes('\0')) return problem('BAD_PLAYER_LINE', 'a NUL byte in it');
  const guid = line.slice(0, atName);
  if (guid.length > MAX_GUID) return problem('BAD_PLAYER_LINE', 'the GUID has more than 8 characters');
  const rounds = readInteger(line.slice(atRounds + 1, atTeam));
  if (Number.isNaN(rounds)) return problem('BAD_PLAYER_LINE', 'the count of rounds is not a number');
  if (rounds < 0 || rounds > MAX_ROUNDS) return problem('OUT_OF_RANGE', `${rounds} rounds`);
  const team = teamOf(line.slice(atTeam + 1, atMask));
  if (team === undefined) return problem('BAD_TEAM', 'the team is none of 1, 2 and 3');
  const weapons = parseWeapons(line.slice(atMask + 1, tab));
  if (!weapons.ok) return weapons;
  const fields = parseFields(line.slice(tab + 1));
  if (!fields.ok) return fields;
  const rawName = line.slice(atName + 1, atRounds);
  return {
    ok: true,
    player: {
      guid,
      rawName,
      name: stripColors(rawName),
      isBot: guid.startsWith('OMNIBOT'),
      rounds,
      team,
      weapons: weapons.weapons,
      fields: fields.fields,
    },
  };
}

/** How many numbers those scripts print that use blanks instead of TABs. */
const BLANK_SCRIPTS: ReadonlyMap<number, string> = new Map([
  [32, 'c0rnp0rn.lua of before April 2024'],
  [10, 'game-stats.lua'],
]);

function explainMissingTab(text: string): string {
  const [mask = '', ...numbers] = text.trim().split(/ +/);
  const bits = /^\d{1,10}$/.test(mask) ? Number(mask).toString(2).replaceAll('0', '').length : 0;
  const count = numbers.length - 5 * bits;
  if (bits === 0 || count <= 0) return 'no numbers after a TAB';
  const script = BLANK_SCRIPTS.get(count);
  return `no numbers after a TAB, but ${count} after blanks${script === undefined ? '' : `, as ${script} writes them`}`;
}

function teamOf(digit: string): PlayerLine['team'] | undefined {
  return digit === '1' || digit === '2' || digit === '3' ? TEAM_OF[digit] : undefined;
}

function problem(code: LineFaultCode, reason: string): LineProblem {
  return { ok: false, code, reason };
}
