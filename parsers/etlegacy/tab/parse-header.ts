import { readClock } from '../document/read-number.ts';
import type { RoundHeader, RoundLabel, Team } from '../document/round-document.ts';
import { STATUS_REASON } from '../document/status-reasons.ts';

export type ParsedHeader =
  | {
      readonly ok: true;
      readonly header: RoundHeader;
      /** What stands in place of the play time and cannot be one, in words. */
      readonly note: string | null;
    }
  | { readonly ok: false; readonly code: 'BAD_HEADER' | 'OTHER_SCRIPT'; readonly reason: string };

const PLAYTIME = /^-?\d{1,15}(?:\.\d{1,6})?$/;
/** Old scripts print whole seconds; no round lasts 10,000 s, and none ends within 10 s. */
const SECONDS_UP_TO = 10_000;
const INT4_MAX = 2_147_483_647;
const LABEL_OF: ReadonlyMap<string, RoundLabel> = new Map([
  ['1', 1],
  ['2', 2],
]);
const TEAM_OF: ReadonlyMap<string, Team> = new Map([
  ['1', 'axis'],
  ['2', 'allies'],
]);

const DECIMAL_LIMIT = /^\d{1,4}\.\d{1,3}$/;

/**
 * The header: server\map\config\round\defender\winner\limit\next limit[\playtime]. Counted from the right,
 * because a backslash in the server's name must not shift anything. A ninth part that is not a number, such as the match
 * id of some scripts, is left out with a note.
 */
export function parseHeader(line: string): ParsedHeader {
  const parts = line.split('\\');
  const playtime = parts.length > 8 && PLAYTIME.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const parsed = parseParts(parts, playtime);
  if (parsed.ok && playtime !== undefined && parsed.header.playtimeMs === null && Number(playtime) !== 0)
    return { ...parsed, note: doubtText(playtime) };
  if (parsed.ok || playtime !== undefined || parts.length < 9) return parsed;
  const without = parseParts(parts.slice(0, -1), undefined);
  return without.ok ? { ...without, note: doubtText(parts.at(-1) ?? '') } : parsed;
}

/** What can be quoted without a thought: match ids, numbers. */
const QUOTABLE = /^[\w.+-]{1,32}$/;

function doubtText(printed: string): string {
  const why = /^-?\d+(?:\.\d+)?$/.test(printed) ? 'no round lasts so long' : 'it is not a number';
  const what = QUOTABLE.test(printed) ? `the play time "${printed}"` : 'the play time';
  return `${what} ${STATUS_REASON.doubtedPlaytime}: ${why}`;
}

function parseParts(parts: readonly string[], playtime: string | undefined): ParsedHeader {
  if (parts.length < 8)
    return bad(`${parts.length} ${parts.length === 1 ? 'part' : 'parts'}, 8 or 9 expected`);
  if (parts.some((part) => part.includes('\0'))) return bad('a NUL byte in it');
  const [map = '', config = '', label = '', defender = '', winner = '', limit = '', nextLimit = ''] =
    parts.slice(-7);
  if (map === '') return bad('no map');
  const roundLabel = LABEL_OF.get(label);
  if (roundLabel === undefined) return bad('the round is neither 1 nor 2');
  const defenderTeam = TEAM_OF.get(defender);
  if (defenderTeam === undefined) return bad('the defender is neither 1 nor 2');
  const winnerTeam = winner === '0' ? null : TEAM_OF.get(winner);
  if (winnerTeam === undefined) return bad('the winner is none of 0, 1 and 2');
  if ([limit, nextLimit].every((text) => DECIMAL_LIMIT.test(text))) {
    const reason = `the time limits are decimal minutes (${limit}), as game-stats.lua prints them`;
    return { ok: false, code: 'OTHER_SCRIPT', reason };
  }
  const limitS = readClock(limit);
  const nextLimitS = readClock(nextLimit);
  if (Number.isNaN(limitS + nextLimitS)) return bad('a time limit is not minutes:seconds');
  return {
    ok: true,
    note: null,
    header: {
      serverName: parts.slice(0, -7).join('\\'),
      map,
      config,
      label: roundLabel,
      defender: defenderTeam,
      winner: winnerTeam,
      limitS,
      nextLimitS,
      playtimeMs: playtime === undefined ? null : playtimeMs(Number(playtime)),
    },
  };
}

function bad(reason: string): ParsedHeader {
  return { ok: false, code: 'BAD_HEADER', reason };
}

function playtimeMs(printed: number): number | null {
  const ms = Math.round(printed > 0 && printed <= SECONDS_UP_TO ? printed * 1000 : printed);
  // Only the sign of a negative value has a meaning, so its size may be capped.
  if (ms < 0) return Math.max(ms, -INT4_MAX);
  return ms === 0 || ms > INT4_MAX ? null : ms;
}
