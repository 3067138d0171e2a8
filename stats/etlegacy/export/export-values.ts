import type { Selectable } from 'kysely';
import type { RoundTable } from '../../../database/schema/etlegacy.ts';
import { formatId } from '../../../core/public-id.ts';

export function optionalId(id: number | null): string | null {
  return id === null ? null : formatId(id);
}

export function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

/** The kind of the round, the documents that describe it, and whether its event log agrees with its counters. */
export function documentColumns(round: Selectable<RoundTable>) {
  return { kind: round.kind, gameType: round.game_type, documents: round.documents, log: round.log };
}
