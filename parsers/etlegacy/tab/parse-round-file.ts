import type { RoundFailureCode } from '../document/failures.ts';
import { NEWEST_LAYOUT } from '../../../core/etlegacy/fields.ts';
import { fileLines } from './file-lines.ts';
import { foldMap } from '../document/fold-map.ts';
import { parseHeader } from './parse-header.ts';
import { doubtPlaytime } from './doubt-playtime.ts';
import { parsePlayerLine } from './parse-player-line.ts';
import type { LineFault, PlayerLine, RoundDocument } from '../document/round-document.ts';
import { parseRoundFileName } from '../document/round-file-name.ts';
import type { RoundFileName } from '../document/round-file-name.ts';
import { STATUS_REASON } from '../document/status-reasons.ts';

export type ParsedRoundFile =
  | { readonly ok: true; readonly file: RoundFileName; readonly document: RoundDocument }
  | RoundFileFailure;

export type RoundFileFailure = {
  readonly ok: false;
  readonly code: RoundFailureCode;
  /** 1-based; null for the file as a whole. */
  readonly line: number | null;
  readonly reason: string;
};

/** A header, 64 slots and all players who come and go in one round. */
const MAX_LINES = 400;

/**
 * Parses one round file from its name and bytes. Pure, bounded in time and memory, never throws. A player line that
 * cannot be read is skipped and listed in `document.faults`; a file without a readable line is FOREIGN_LAYOUT. A header
 * without players is a complete file.
 */
export function parseRoundFile(name: string, bytes: Uint8Array): ParsedRoundFile {
  const file = parseRoundFileName(name);
  if (file === null || file.kind !== 'round')
    return failure('BAD_NAME', null, 'not the name of a round file');
  const text = fileLines(bytes, MAX_LINES);
  if (!text.ok) return text;
  const [first = '', ...rest] = text.lines;
  const parsed = parseHeader(first);
  if (!parsed.ok) return failure(parsed.code, 1, parsed.reason);
  const { header } = parsed;
  if (foldMap(header.map) !== foldMap(file.map)) {
    return failure('MAP_MISMATCH', 1, `named ${file.map}, but the header says ${header.map}`);
  }
  if (header.label !== file.label) {
    return failure('LABEL_MISMATCH', 1, `named round ${file.label}, but the header says ${header.label}`);
  }
  const { players, faults } = parsePlayers(rest);
  const [fault] = faults;
  if (players.length === 0 && fault !== undefined) return failure('FOREIGN_LAYOUT', fault.line, fault.reason);
  const doubt = doubtPlaytime(header, players);
  const believed = doubt === null ? header : { ...header, playtimeMs: null };
  const notes = [parsed.note, doubt].filter((note) => note !== null).concat(unreadNumbers(rest));
  return { ok: true, file, document: { formats: ['tab'], header: believed, players, faults, notes } };
}

function parsePlayers(lines: readonly string[]): Pick<RoundDocument, 'players' | 'faults'> {
  const players: PlayerLine[] = [];
  const faults: LineFault[] = [];
  for (const [index, line] of lines.entries()) {
    // A blank line contains nothing, so skipping it loses nothing.
    if (line === '') continue;
    const parsed = parsePlayerLine(line);
    if (parsed.ok) players.push(parsed.player);
    else faults.push({ line: index + 2, code: parsed.code, reason: parsed.reason });
  }
  return { players, faults };
}

/** Numbers beyond those of the newest known script are ignored, with a note. */
function unreadNumbers(lines: readonly string[]): string[] {
  const most = Math.max(0, ...lines.map((line) => line.split('\t').length - 1));
  const more = most - NEWEST_LAYOUT;
  return more <= 0
    ? []
    : [
        `${STATUS_REASON.newerScript}: ${more} ${more === 1 ? 'number' : 'numbers'} behind the ${NEWEST_LAYOUT} known ones ${more === 1 ? 'is' : 'are'} not read`,
      ];
}

function failure(code: RoundFailureCode, line: number | null, reason: string): RoundFileFailure {
  return { ok: false, code, line, reason };
}
