import { checkRawLaws } from '../../../parsers/etlegacy/laws.ts';
import type { RoundSource } from './round-source.ts';

export type Pick = {
  readonly kept: readonly RoundSource[];
  readonly duplicates: readonly RoundSource[];
  readonly superseded: readonly RoundSource[];
};

/**
 * One file per round out of all that claim to be it: copies of the same content go, and of two contents under one
 * name the better one stays. Depends on the set only, never on its order.
 *
 * @param pins round id to the hash of the content that an operator chose for it.
 */
export function pickRounds(files: readonly RoundSource[], pins: ReadonlyMap<number, string>): Pick {
  const kept: RoundSource[] = [];
  const duplicates: RoundSource[] = [];
  const superseded: RoundSource[] = [];
  for (const claimants of Map.groupBy(files, (file) => file.roundId).values()) {
    const originals = claimants.filter((file) => !file.isCopy);
    duplicates.push(...claimants.filter((file) => file.isCopy));
    const [best, ...others] = originals.toSorted((a, b) => compareClaims(a, b, pins));
    if (best === undefined) continue;
    kept.push(best);
    for (const other of others) (other.content === best.content ? duplicates : superseded).push(other);
  }
  return { kept, duplicates, superseded };
}

/** Negative where a is the better file: pin, laws kept, player lines, minutes, bytes, smaller hash. */
function compareClaims(a: RoundSource, b: RoundSource, pins: ReadonlyMap<number, string>): number {
  const pinned = pins.get(a.roundId);
  return (
    Number(b.hash === pinned) - Number(a.hash === pinned) ||
    Number(keepsLaws(b)) - Number(keepsLaws(a)) ||
    b.document.players.length - a.document.players.length ||
    totalMinutes(b) - totalMinutes(a) ||
    b.size - a.size ||
    (a.hash < b.hash ? -1 : 1)
  );
}

function keepsLaws(file: RoundSource): boolean {
  return Object.values(checkRawLaws(file.document)).every((law) => law.verdict !== 'broken');
}

/** In tenths, as printed, so that the sum is exact. */
function totalMinutes(file: RoundSource): number {
  return file.document.players.reduce((sum, line) => sum + Math.round((line.fields.timeMin ?? 0) * 10), 0);
}
