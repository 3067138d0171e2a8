// Schemas of exported rows, validated when they are read.
import { z } from 'zod';
import type { Exported } from './export-everything.ts';

const count = z.int().min(0).nullable();
const tuple = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]);
const law = z.looseObject({ verdict: z.enum(['kept', 'broken', 'unknown']) });

const playerRound = z.looseObject({
  file: z.string(),
  round: z.literal([1, 2]),
  roundStatus: z.string(),
  guid: z.string(),
  playerKey: z.string(),
  rawName: z.string(),
  name: z.string(),
  isBot: z.boolean(),
  team: z.enum(['axis', 'allies']).nullable(),
  mode: z.enum(['raw', 'delta', 'raw_new', 'raw_reset', 'spectator', 'unknown']),
  timeS: z.number().min(0).nullable(),
  aliveS: z.number().min(0).nullable(),
  kills: count,
  dpm: z.number().min(0).nullable(),
  weapons: z.record(z.string(), tuple),
});
export type ExportedPlayer = z.infer<typeof playerRound>;

const round = z.looseObject({
  id: z.string(),
  file: z.string(),
  round: z.literal([1, 2]),
  status: z.enum(['ok', 'waiting', 'orphan', 'restarted', 'aborted', 'damaged']),
  statusReason: z.string().nullable(),
  outcome: z.enum(['completed', 'held', 'held_early', 'aborted']),
  winner: z.enum(['axis', 'allies']).nullable(),
  endedAt: z.iso.datetime(),
  durationS: z.number().nullable(),
  durationSource: z.enum(['playtime', 'next_limit', 'limit', 'players']),
  matchId: z.string().nullable(),
  sessionId: z.string().nullable(),
  laws: z.record(z.string(), law),
});
export type ExportedRound = z.infer<typeof round>;

const match = z.looseObject({
  id: z.string(),
  result: z.enum(['r1_attackers', 'r2_attackers', 'draw', 'unfinished']),
  r1: z.string().nullable(),
  r2: z.string().nullable(),
});
export type ExportedMatch = z.infer<typeof match>;

export type ExportedRows = {
  readonly rounds: ReadonlyMap<string, ExportedRound>;
  readonly players: ReadonlyMap<string, readonly ExportedPlayer[]>;
  readonly matches: readonly ExportedMatch[];
};

/** Returns rounds and their players by file name, and the matches. */
export function readExported(exported: Exported): ExportedRows {
  return {
    rounds: new Map(read(exported.rounds, round).map((row) => [row.file, row])),
    players: Map.groupBy(read(exported['player-rounds'], playerRound), (row) => row.file),
    matches: read(exported.matches, match),
  };
}

function read<T>(lines: string, schema: z.ZodType<T>): T[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}
