// What leaves Debrief as data. Every kind is in one order (server, time, id, then keys byte by byte) and holds nothing
// that depends on when or in which order files came, so equal files make equal exports.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { exportMatches } from './export-matches.ts';
import { exportPlayerRounds } from './export-player-rounds.ts';
import { exportPlayers } from './export-players.ts';
import { exportRounds } from './export-rounds.ts';
import { exportSessions } from './export-sessions.ts';
import { exportWeaponRounds } from './export-weapon-rounds.ts';

export type ExportRow = Readonly<Record<string, unknown>>;
export type Exporter = (db: Kysely<DB>, servers: readonly string[]) => AsyncIterable<ExportRow>;

export const EXPORTS = {
  rounds: exportRounds,
  matches: exportMatches,
  sessions: exportSessions,
  'player-rounds': exportPlayerRounds,
  'weapon-rounds': exportWeaponRounds,
  players: exportPlayers,
} as const satisfies Record<string, Exporter>;

export type ExportKind = keyof typeof EXPORTS;
