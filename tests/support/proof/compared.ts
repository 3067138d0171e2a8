// The values that one simulated round is compared with.
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import type { RoundTruth } from '../../../simulator/etlegacy/truth.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import type { Told } from './feed-documents.ts';

/** By the sequence number of the round. */
export type Fed = ReadonlyMap<number, Told>;

export type ExportedEvening = {
  readonly rounds: readonly ExportRow[];
  readonly players: readonly ExportRow[];
  readonly events: readonly ExportRow[];
  readonly duels: readonly ExportRow[];
};

export type DocumentProof = {
  rows: number;
  kills: number;
  /** Players who were there throughout a round recorded only by JSON with a log, and how many of them have a time. */
  throughout: number;
  timed: number;
  differences: string[];
};

export type Compared = {
  readonly evening: Evening;
  readonly round: RoundTruth;
  readonly told: Told;
  readonly fed: Fed;
  readonly row: ExportRow;
  readonly exported: ExportedEvening;
  readonly proof: DocumentProof;
  readonly say: (text: string) => void;
};
