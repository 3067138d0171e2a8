import { stripColors } from '../../../core/color-codes.ts';
import type { EndstatsFailureCode } from '../document/failures.ts';
import { fileLines } from './file-lines.ts';
import { readInteger } from '../document/read-number.ts';
import { parseRoundFileName } from '../document/round-file-name.ts';
import type { RoundFileName } from '../document/round-file-name.ts';

export type Award = {
  /** As printed, 'Most playtime denied'; the same award can occur twice. */
  readonly award: string;
  readonly playerName: string;
  /** As printed, with its unit: '3214', '113 seconds', '50.47 percent', '4 kills in 2.31s'. */
  readonly value: string;
};

export type Opponent = {
  /** null in files of old scripts, which do not name the owner of the table. */
  readonly subjectName: string | null;
  /** First 8 characters; null if the name is null. */
  readonly subjectGuid: string | null;
  /** Number of the table, from 0; null if the file does not separate them. */
  readonly group: number | null;
  readonly opponentName: string;
  readonly kills: number;
  readonly deaths: number;
};

export type EndstatsFault = {
  readonly line: number;
  readonly code: 'BAD_ENDSTATS_LINE';
  readonly reason: string;
};

export type EndstatsDocument = {
  readonly awards: readonly Award[];
  readonly opponents: readonly Opponent[];
  readonly faults: readonly EndstatsFault[];
};

export type ParsedEndstats =
  | { readonly ok: true; readonly file: RoundFileName; readonly document: EndstatsDocument }
  | {
      readonly ok: false;
      readonly code: EndstatsFailureCode;
      readonly line: number | null;
      readonly reason: string;
    };

/** The awards and, for each of 64 players, a header and 63 opponents. */
const MAX_LINES = 5_000;
const MAX_COUNT = 100_000;
const SUBJECT = 'VS_HEADER';

/**
 * Parses the awards and opponents of a round. They have names only, so the caller resolves them with the players of the
 * round. Without headers the tables cannot be separated (a repeated opponent proves a boundary, a new one proves
 * nothing), so `group` is null then. Pure, bounded, never throws.
 */
export function parseEndstats(name: string, bytes: Uint8Array): ParsedEndstats {
  const file = parseRoundFileName(name);
  if (file === null || file.kind !== 'endstats') {
    return { ok: false, code: 'BAD_NAME', line: null, reason: 'not the name of an endstats file' };
  }
  const text = fileLines(bytes, MAX_LINES);
  if (!text.ok) return text;
  const document = readLines(text.lines);
  const [fault] = document.faults;
  if (fault !== undefined && document.awards.length + document.opponents.length === 0) {
    return { ok: false, code: 'FOREIGN_LAYOUT', line: fault.line, reason: fault.reason };
  }
  return { ok: true, file, document };
}

type Subject = Pick<Opponent, 'subjectName' | 'subjectGuid' | 'group'>;
const NOBODY: Subject = { subjectName: null, subjectGuid: null, group: null };

function readLines(lines: readonly string[]): EndstatsDocument {
  const awards: Award[] = [];
  const opponents: Opponent[] = [];
  const faults: EndstatsFault[] = [];
  const hasHeaders = lines.some((line) => line.startsWith(`${SUBJECT}\t`));
  let subject = NOBODY;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const parts = line.split('\t');
    const [first = '', second = '', third = ''] = parts;
    if (parts.length !== 3 || line.includes('\0')) {
      faults.push({
        line: index + 1,
        code: 'BAD_ENDSTATS_LINE',
        reason: `${parts.length} ${parts.length === 1 ? 'part' : 'parts'} between TABs, not 3`,
      });
    } else if (first === SUBJECT) {
      const group = (subject.group ?? -1) + 1;
      subject = { subjectName: stripColors(second), subjectGuid: third.slice(0, 8) || null, group };
    } else {
      // Awards come first; a player called '12' must not turn one into an opponent.
      const inAwards = hasHeaders ? subject === NOBODY : opponents.length === 0 && isAwardTitle(first);
      const opponent = inAwards ? null : readOpponent(parts, subject);
      if (opponent === null) awards.push({ award: first, playerName: stripColors(second), value: third });
      else opponents.push(opponent);
    }
  }
  return { awards, opponents, faults };
}

/** How titles of awards begin whose value can be two plain numbers. */
const AWARD_TITLE = /^(?:Most|Best|Longest|Highest|Least|Quickest|Farthest) /;

export function isAwardTitle(text: string): boolean {
  return AWARD_TITLE.test(text);
}

function readOpponent(parts: readonly string[], subject: Subject): Opponent | null {
  const [name = '', killsText = '', deathsText = ''] = parts;
  const kills = readInteger(killsText);
  const deaths = readInteger(deathsText);
  if (!isCount(kills) || !isCount(deaths)) return null;
  return { ...subject, opponentName: stripColors(name), kills, deaths };
}

function isCount(value: number): boolean {
  return value >= 0 && value <= MAX_COUNT;
}
