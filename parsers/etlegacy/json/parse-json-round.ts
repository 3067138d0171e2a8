import type { RoundFailureCode } from '../document/failures.ts';
import { readClock } from '../document/read-number.ts';
import { actsOf } from './objective-acts.ts';
import { readGamelog } from './read-gamelog.ts';
import { readObituaries } from './read-obituaries.ts';
import type { PlayerLine, RoundDocument, RoundHeader } from '../document/round-document.ts';
import { decodeJson, type DecodedJson, isObject, type JsonObject } from './decode-json.ts';
import { findMoment, type Moment, readElapsed } from './json-moment.ts';
import { parseJsonPlayer } from './parse-json-player.ts';
import { readPlaytime } from './read-clock.ts';
import { textOf, undoEscapes, wholeOf } from './undo-escapes.ts';

export type ParsedJsonRound =
  | { readonly ok: true; readonly moment: Moment; readonly document: RoundDocument }
  | JsonRoundFailure;

export type JsonRoundFailure = {
  readonly ok: false;
  readonly code: RoundFailureCode;
  readonly line: null;
  readonly reason: string;
};

const TEAM_OF = { 1: 'axis', 2: 'allies' } as const;
const SIDE_OF = { axis: 1, allies: 2, spectator: 3 } as const satisfies Record<PlayerLine['team'], number>;
const MOST_PLAYERS = 400;
const MOST_NAME = 256;

/**
 * Parses one document of stats.lua (2.x) or game-stats-web.lua (1.0.11 to 1.2.7). The name dates only documents without
 * a time. Values that JSON does not have are null. Such a document is only written at the end of a round, so the round
 * is never cut off. Pure, bounded in time and memory, never throws.
 */
export function parseJsonRound(name: string, bytes: Uint8Array): ParsedJsonRound {
  const parts = parseParts(name, decodeJson(bytes));
  return parts.ok ? { ok: true, moment: parts.moment, document: buildDocument(parts) } : parts;
}

/** Why `parseJsonRound` fails; null if it does not. Leaves the event log unread, which takes longer than the rest. */
export function checkJsonRound(name: string, decoded: DecodedJson): JsonRoundFailure | null {
  const parts = parseParts(name, decoded);
  return parts.ok ? null : parts;
}

function parseParts(name: string, decoded: DecodedJson): Parts | JsonRoundFailure {
  if (!decoded.ok) return failure(decoded.code, decoded.reason);
  const { value, isLatin1 } = decoded;
  if (!isObject(value) || !isObject(value['round_info']))
    return isCompanion(value)
      ? failure('COMPANION', 'teams of a match, without a round in it')
      : failure('JSON', 'no round_info in it');
  const info = value['round_info'];
  const header = parseInfo(info, isLatin1);
  if (typeof header === 'string') return failure('BAD_JSON', `round_info: ${header}`);
  const players = parsePlayers(value['player_stats'], isLatin1);
  if (typeof players === 'string') return failure('BAD_JSON', players);
  const moment = findMoment(info, name);
  if (moment === null)
    return failure('BAD_JSON', 'round_info: no possible time of the end, and none in the name of the file');
  return { ok: true, moment, value, info, header, players };
}

/** `<match>_team_data.json` of gather servers, whatever its file name. */
function isCompanion(value: unknown): boolean {
  return isObject(value) && ('match' in value || 'match_id' in value) && !('player_stats' in value);
}

type Parts = {
  readonly ok: true;
  readonly moment: Moment;
  readonly value: JsonObject;
  readonly info: JsonObject;
  readonly header: RoundHeader;
  readonly players: readonly PlayerLine[];
};

function buildDocument({ value, info, header, players }: Parts): RoundDocument {
  const metadata = isObject(value['metadata']) ? value['metadata'] : {};
  const version = textOf(info, 'stats_version') || textOf(metadata, 'stats_version');
  const sides = new Map(players.map((line) => [line.key32 ?? '', SIDE_OF[line.team]] as const));
  const acts = actsOf(value['player_stats']);
  const log = readGamelog(value['gamelog'], version, sides, acts) ?? readObituaries(info, sides);
  const engine = /^v?2\.(\d{1,3})\b/.exec(
    textOf(info, 'mod_version') || textOf(metadata, 'mod_version'),
  )?.[1];
  const playtimeMs = readPlaytime(info, header, log);
  const elapsedMs = readElapsed(info);
  return {
    formats: ['json'],
    header: { ...header, playtimeMs },
    ...(playtimeMs === null || log?.tellsPauses === true ? {} : { mayHidePause: true as const }),
    players,
    faults: [],
    notes: [],
    ...(header.nextLimitS > 0 ? { isEndProven: true as const } : {}),
    json: {
      engine: engine === undefined ? null : Number(engine),
      log,
      ...(elapsedMs === null ? {} : { elapsedMs }),
    },
  };
}

function parseInfo(info: JsonObject, isLatin1: boolean): RoundHeader | string {
  const map = textOf(info, 'mapname');
  // eslint-disable-next-line no-control-regex
  if (map === '' || map.length > MOST_NAME || /[\u0000-\u001f\\/]/.test(map)) return 'no map';
  const label = wholeOf(info['round']);
  if (label !== 1 && label !== 2) return 'the round is neither 1 nor 2';
  const defender = wholeOf(info['defenderteam']);
  if (defender !== 1 && defender !== 2) return 'the defender is neither 1 nor 2';
  const winner = wholeOf(info['winnerteam']);
  if (winner !== 0 && winner !== 1 && winner !== 2) return 'the winner is none of 0, 1 and 2';
  const limitS = readClock(textOf(info, 'timelimit'));
  const nextLimitS = readClock(textOf(info, 'nextTimeLimit'));
  if (Number.isNaN(limitS + nextLimitS)) return 'a time limit is not minutes:seconds';
  return {
    serverName: withoutNul(undoEscapes(textOf(info, 'servername'), isLatin1)),
    map,
    config: withoutNul(undoEscapes(textOf(info, 'config'), isLatin1)),
    label,
    defender: TEAM_OF[defender],
    winner: winner === 0 ? null : TEAM_OF[winner],
    limitS,
    nextLimitS,
    playtimeMs: null,
  };
}

function parsePlayers(stats: unknown, isLatin1: boolean): PlayerLine[] | string {
  // An empty Lua table is written as a list.
  if (Array.isArray(stats) && stats.length === 0) return [];
  if (!isObject(stats)) return 'player_stats is not an object';
  const entries = Object.entries(stats).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length > MOST_PLAYERS) return `player_stats has ${entries.length} players`;
  const players: PlayerLine[] = [];
  for (const [at, [key, value]] of entries.entries()) {
    // Part of the key is enough to find the position.
    const place = `player_stats, ${key.slice(0, 8)} (${at + 1} of ${entries.length})`;
    if (key.length > 32 || key.includes('\0')) return `${place}: the key has more than 32 characters`;
    const parsed = parseJsonPlayer(key, value, isLatin1);
    if (!parsed.ok) return `${place}: ${parsed.reason}`;
    if (parsed.player.rawName.includes('\0')) return `${place}: a NUL in the name`;
    players.push(parsed.player);
  }
  return players;
}

function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function failure(code: RoundFailureCode, reason: string): JsonRoundFailure {
  return { ok: false, code, line: null, reason };
}
