import { checkRawLaws } from '../../../parsers/etlegacy/laws.ts';
import { foldMap } from '../../../parsers/etlegacy/fold-map.ts';
import type { RoundSource } from './round-source.ts';

export type Pick = {
  readonly kept: readonly RoundSource[];
  readonly duplicates: readonly RoundSource[];
  readonly superseded: readonly RoundSource[];
};

/**
 * One file per round out of all that claim to be it: copies of the same content go, and of two contents under one
 * name, however it spells the map, the better one stays. Depends on the set only, never on its order.
 *
 * @param pins round id to the hash of the content that an operator chose for it.
 */
export function pickRounds(files: readonly RoundSource[], pins: ReadonlyMap<number, string>): Pick {
  const kept: RoundSource[] = [];
  const duplicates: RoundSource[] = [];
  const superseded: RoundSource[] = [];
  for (const claimants of Map.groupBy(files, claimOf).values()) {
    const originals = claimants.filter((file) => !file.isCopy);
    duplicates.push(...claimants.filter((file) => file.isCopy));
    const [best, ...others] = originals.toSorted((a, b) => compareClaims(a, b, pins));
    if (best === undefined) continue;
    kept.push(best);
    for (const other of others) (other.content === best.content ? duplicates : superseded).push(other);
  }
  return { kept, duplicates, superseded };
}

/** A server ends one round of a map in one second. */
function claimOf({ localEnd, map, label }: RoundSource): string {
  return `${localEnd}/${label}/${foldMap(map)}`;
}

/** Negative where a is the better file: pin, laws kept, player lines, minutes, bytes, smaller hash. */
function compareClaims(a: RoundSource, b: RoundSource, pins: ReadonlyMap<number, string>): number {
  const isPinned = (file: RoundSource): boolean => pins.get(file.roundId) === file.hash;
  return (
    Number(isPinned(b)) - Number(isPinned(a)) ||
    Number(keepsLaws(b)) - Number(keepsLaws(a)) ||
    b.document.players.length - a.document.players.length ||
    totalMinutes(b) - totalMinutes(a) ||
    b.size - a.size ||
    compareTexts(a.hash, b.hash) ||
    compareTexts(a.name, b.name)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function keepsLaws(file: RoundSource): boolean {
  return Object.values(checkRawLaws(file.document)).every((law) => law.verdict !== 'broken');
}

/** In tenths, as printed, so that the sum is exact. */
function totalMinutes(file: RoundSource): number {
  return file.document.players.reduce((sum, line) => sum + Math.round((line.fields.timeMin ?? 0) * 10), 0);
}
