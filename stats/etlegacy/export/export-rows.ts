// The exports of data. Each kind has one order (server, time, id, then keys by bytes) and contains nothing that depends on
// when or in which order files arrived, so equal files give equal exports.
import { exportDuels } from './export-duels.ts';
import { exportEvents } from './export-events.ts';
import { exportMatches } from './export-matches.ts';
import { exportPlayerRounds } from './export-player-rounds.ts';
import { exportPlayers } from './export-players.ts';
import { exportRounds } from './export-rounds.ts';
import { exportSessions } from './export-sessions.ts';
import { exportWeaponRounds } from './export-weapon-rounds.ts';
import type { Exporter, GameExports } from '../../game-exports.ts';
import { gameServers } from '../game-servers.ts';

export const EXPORTS = {
  rounds: exportRounds,
  matches: exportMatches,
  sessions: exportSessions,
  'player-rounds': exportPlayerRounds,
  'weapon-rounds': exportWeaponRounds,
  players: exportPlayers,
  events: exportEvents,
  duels: exportDuels,
} as const satisfies Record<string, Exporter>;

/** The kinds that `debrief export` accepts. */
export const etlegacyExports: GameExports = { kinds: EXPORTS, sources: gameServers };

export type ExportKind = keyof typeof EXPORTS;
