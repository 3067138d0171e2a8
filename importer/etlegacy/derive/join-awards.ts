import type { EndstatsDocument } from '../../../parsers/etlegacy/parse-endstats.ts';
import type { RoundLabel } from '../../../parsers/etlegacy/round-document.ts';
import type { RoundSource } from './round-source.ts';

/** One readable endstats file: the awards of a round, written beside its round file. */
export type AwardsSource = Omit<RoundSource, 'document' | 'label'> & {
  readonly label: RoundLabel;
  readonly endstats: EndstatsDocument;
};

export type JoinedAwards = {
  readonly byRound: ReadonlyMap<number, AwardsSource>;
  readonly duplicates: readonly AwardsSource[];
  readonly superseded: readonly AwardsSource[];
};

/** The two files of a round are written in pieces, so their names can differ by some seconds. */
const NEAR_MS = 60_000;

/** Gives each round its endstats file: same map and label, less than 60 s apart; of several the fullest. */
export function joinAwards(rounds: readonly RoundSource[], awards: readonly AwardsSource[]): JoinedAwards {
  const duplicates = awards.filter((file) => file.isCopy);
  const superseded: AwardsSource[] = [];
  const byRound = new Map<number, AwardsSource>();
  const originals = awards.filter((file) => !file.isCopy);
  for (const [roundId, claimants] of Map.groupBy(originals, (file) => findNearest(rounds, file)?.roundId)) {
    const [best, ...others] = claimants.toSorted((a, b) => b.size - a.size || (a.hash < b.hash ? -1 : 1));
    if (best === undefined || roundId === undefined) continue;
    byRound.set(roundId, best);
    for (const other of others) (other.content === best.content ? duplicates : superseded).push(other);
  }
  return { byRound, duplicates, superseded };
}

function findNearest(rounds: readonly RoundSource[], awards: AwardsSource): RoundSource | undefined {
  const at = Date.parse(`${awards.localEnd}Z`);
  return rounds
    .filter((round) => round.map === awards.map && round.label === awards.label)
    .map((round) => ({ round, apart: Math.abs(Date.parse(`${round.localEnd}Z`) - at) }))
    .filter(({ apart }) => apart < NEAR_MS)
    .toSorted((a, b) => a.apart - b.apart || (a.round.name < b.round.name ? -1 : 1))[0]?.round;
}
