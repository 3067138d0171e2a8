// Converts derived rounds to rows of the tables. Keys are column names.
import { hash } from 'node:crypto';
import {
  COUNTER_COLUMNS,
  PLACED_COUNTERS,
  WEAPON_TOTALS,
} from '../../../database/schema/etlegacy/player-numbers.data.ts';
import { WEAPONS } from '../../../parsers/etlegacy/document/weapons.ts';
import type { RoundPlayer, UnprovenPlayer } from '../../../parsers/etlegacy/round-player.ts';
import { DERIVATION } from '../derivation-version.ts';
import { forgottenOf, hideInAwards, hidePlayers } from '../forgotten-players.ts';
import type { DerivedMatch, DerivedRound, DerivedSession } from '../derive/derive-neighbourhood.ts';
import { logRows } from './log-rows.ts';
import { outcomeOf } from './outcome-of.ts';

export type RoundRows = ReturnType<typeof roundRows>;

/** @param forgotten keys of the players whose names are not derived. */
export function roundRows(serverKey: string, derived: DerivedRound, forgotten: ReadonlySet<string>) {
  return {
    round: roundRow(serverKey, derived, forgottenOf(derived, forgotten)),
    /** Rows of players, weapons and awards; only built for rounds of the evening that changed. */
    buildDetails: () => detailRows(derived, forgotten),
  };
}

export type DetailRows = ReturnType<typeof detailRows>;
function detailRows(derived: DerivedRound, forgotten: ReadonlySet<string>) {
  const { roundId } = derived.placed.source;
  const isHidden = forgottenOf(derived, forgotten).length > 0;
  const { players, unproven } = (isHidden ? hidePlayers(derived, forgotten) : derived).split;
  // Players of awards are found by the names in the file.
  const awards = awardRows(derived);
  return {
    players: [
      ...players.map((player) => playerRow(roundId, player)),
      ...unproven.map((player) => unprovenRow(roundId, player)),
    ],
    weapons: players.flatMap((player) => weaponRows(roundId, player)),
    log: logRows(derived),
    ...(isHidden ? hideInAwards(awards, derived, forgotten) : awards),
  };
}

function roundRow(serverKey: string, derived: DerivedRound, forgotten: readonly string[]) {
  const { placed, split, status } = derived;
  const { source } = placed;
  const { header, faults } = source.document;
  const row = {
    id: source.roundId,
    server_key: serverKey,
    payload_id: source.payloadId,
    file: source.name,
    host_name: header.serverName,
    // File names can have another spelling.
    map: header.map,
    config: header.config,
    label: placed.round,
    ended_at: new Date(source.endedAt).toISOString(),
    local_end: source.localEnd,
    defender: header.defender,
    winner: header.winner,
    limit_s: header.limitS,
    next_limit_s: header.nextLimitS,
    // The length of a round two without its round one can be unknown.
    duration_ms: split.durationS === 0 ? null : toMs(split.durationS),
    duration_source: split.durationSource,
    outcome: outcomeOf(derived),
    // Whether it waits or is an orphan is decided after all neighbourhoods are written.
    status: status === 'unpaired' ? 'waiting' : status,
    status_reason: derived.statusReason,
    match_id: derived.matchId,
    session_id: derived.sessionId,
    active_humans: derived.activeHumans,
    laws: split.laws,
    faults,
    kind: placed.isStopwatch ? 'stopwatch' : 'single',
    game_type: derived.gameType,
    documents: source.document.formats,
    former_ids: source.formerIds ?? [],
    log: split.log?.verdict ?? null,
    log_reason: split.log === null ? null : sayReasons(split.log.reasons),
  };
  return { ...row, round_print: hashOf(row), rows_print: rowsPrint(derived, forgotten) };
}

/** Only the first few, because the others follow from them. */
function sayReasons(reasons: readonly string[]): string | null {
  if (reasons.length === 0) return null;
  const more = reasons.length - MOST_REASONS;
  return [...reasons.slice(0, MOST_REASONS), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

const MOST_REASONS = 3;

/** Fingerprint of the rows of players, weapons and awards: the hashes of all files that they come from. */
function rowsPrint({ placed, base, awards, xp }: DerivedRound, forgotten: readonly string[]): string {
  const { hash: own, endedAt, document } = placed.source;
  const said = [DERIVATION, own, endedAt, base?.hash, awards?.hashes, document.isEndProven === true];
  if (!placed.isStopwatch) said.push('single', xp, document.isStated === true);
  return hashOf(forgotten.length === 0 ? said : [...said, forgotten]);
}

function hashOf(value: unknown): string {
  return `\\x${hash('sha256', JSON.stringify(value))}`;
}

export type Cell = number | string | boolean | null;

const FIRST_COLUMNS = 'round_id player_key guid name raw_name is_bot team mode time_ms alive_ms';

/** All columns of `player_rounds`, in the table's order. */
export const PLAYER_COLUMNS: readonly string[] = [
  ...FIRST_COLUMNS.split(' '),
  ...WEAPON_TOTALS,
  ...COUNTER_COLUMNS,
];

function playerRow(roundId: number, player: RoundPlayer) {
  const { kills, deaths, headshots, shots, hits, bulletShots, bulletHits } = player;
  const played = [toMs(player.timeS), toMs(player.aliveS)];
  return toRow(roundId, player, {
    team: player.team,
    mode: player.mode,
    engine: [...played, kills, deaths, headshots, shots, hits, bulletShots, bulletHits],
  });
}

const NOTHING_PROVEN: readonly null[] = [null, null, null, null, null, null, null, null, null];

/** Engine counters stay null, because they contain another round too. */
function unprovenRow(roundId: number, player: UnprovenPlayer) {
  return toRow(roundId, player, { team: null, mode: 'unknown', engine: NOTHING_PROVEN });
}

type Proven = {
  readonly team: string | null;
  readonly mode: string;
  /** From `time_ms` to `bullet_hits`. */
  readonly engine: readonly (number | null)[];
};

function toRow(roundId: number, player: RoundPlayer | UnprovenPlayer, { team, mode, engine }: Proven) {
  const { key, guid, name, rawName, isBot, counters } = player;
  const cells: Cell[] = [roundId, key, guid, name, rawName, isBot, team, mode, ...engine];
  for (const counter of PLACED_COUNTERS) cells.push(counters[counter]);
  return { player_key: key, guid, name, raw_name: rawName, is_bot: isBot, mode, cells };
}

function weaponRows(roundId: number, player: RoundPlayer) {
  return WEAPONS.flatMap(({ id, key }) => {
    const tuple = player.weapons[key];
    if (tuple === undefined) return [];
    const [hits, shots, kills, deaths, headshots] = tuple;
    return [{ round_id: roundId, player_key: player.key, weapon: id, hits, shots, kills, deaths, headshots }];
  });
}

/** Endstats files have names only, so the players of the round resolve them. */
function awardRows({ placed, split, awards }: DerivedRound) {
  if (awards === null) return { awards: [], opponents: [] };
  const { players } = split;
  const roster = Map.groupBy(players, (player) => player.name);
  const keyOf = (name: string | null) => {
    const namesakes = roster.get(name ?? '') ?? [];
    return namesakes.length === 1 ? (namesakes[0]?.key ?? null) : null;
  };
  return {
    awards: awards.endstats.awards.map((award, position) => ({
      round_id: placed.source.roundId,
      position,
      award: award.award,
      player_key: keyOf(award.playerName),
      player_name: award.playerName,
      value: award.value,
    })),
    opponents: awards.endstats.opponents.map((duel, position) => ({
      round_id: placed.source.roundId,
      position,
      subject_key:
        players.find((player) => player.guid === duel.subjectGuid && !player.isBot)?.key ??
        keyOf(duel.subjectName),
      subject_name: duel.subjectName,
      opponent_key: keyOf(duel.opponentName),
      opponent_name: duel.opponentName,
      kills: duel.kills,
      deaths: duel.deaths,
    })),
  };
}

export function matchRow(serverKey: string, match: DerivedMatch) {
  const last = match.r2 ?? match.r1;
  if (last === null) throw new Error('A match has at least one round');
  return {
    id: match.id,
    server_key: serverKey,
    map: last.placed.source.document.header.map,
    r1_id: match.r1?.placed.source.roundId ?? null,
    r2_id: match.r2?.placed.source.roundId ?? null,
    result: match.result,
    first_won: firstWon(match),
    session_id: last.sessionId,
    ended_at: new Date(last.placed.source.endedAt).toISOString(),
  };
}

function firstWon({ result, r1 }: DerivedMatch): boolean | null {
  if (result === 'r1_attackers' || result === 'r2_attackers') return result === 'r1_attackers';
  return result === 'axis' || result === 'allies'
    ? result !== r1?.placed.source.document.header.defender
    : null;
}

export function sessionRow(serverKey: string, session: DerivedSession) {
  const first = session.rounds[0];
  const last = session.rounds.at(-1);
  if (first === undefined || last === undefined) throw new Error('A session has at least one round');
  return {
    id: session.id,
    server_key: serverKey,
    local_date: first.placed.source.localEnd.slice(0, 10),
    started_at: new Date(startOf(first)).toISOString(),
    ended_at: new Date(last.placed.source.endedAt).toISOString(),
    rounds: session.rounds.length,
    // Whatever it was before, it has changed.
    is_counted: false,
  };
}

/** The begin of a round; where nothing tells it, its end stands for it, and readers see that (`stats/etlegacy/sessions/start-sql.ts`). */
function startOf({ split, placed: { source } }: DerivedSession['rounds'][number]): number {
  return source.endedAt - (toMs(split.durationS) || (source.document.json?.elapsedMs ?? 0));
}

function toMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000);
}
