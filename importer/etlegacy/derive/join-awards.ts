import { compareTexts } from '../../../core/compare-texts.ts';
import type { EndstatsDocument } from '../../../parsers/etlegacy/tab/parse-endstats.ts';
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { mergeEndstats } from '../../../parsers/etlegacy/tab/merge-endstats.ts';
import type { RoundLabel } from '../../../parsers/etlegacy/document/round-document.ts';
import type { RoundSource } from './round-source.ts';

/** One readable endstats file: the awards of a round, written beside its round file. */
export type AwardsSource = Omit<RoundSource, 'document' | 'label'> & {
  readonly label: RoundLabel;
  readonly endstats: EndstatsDocument;
};

/** The content of all endstats files of one round. */
export type RoundAwards = {
  readonly endstats: EndstatsDocument;
  /** Hash of the files' bytes, in order of their names. */
  readonly hashes: readonly string[];
};

export type JoinedAwards = {
  readonly byRound: ReadonlyMap<number, RoundAwards>;
  readonly duplicates: readonly AwardsSource[];
  readonly superseded: readonly AwardsSource[];
};

/** The two files of a round are written in pieces, so their names can differ by some seconds. */
export const AWARDS_NEAR_MS = 60_000;

/**
 * Assigns endstats to rounds: the files of the same map and label, less than 60 s apart. Of several with one time the
 * most complete counts. Scripts that read the clock for every table write several files a second or more apart: these
 * are merged, except one that is contained in another.
 */
export function joinAwards(rounds: readonly RoundSource[], awards: readonly AwardsSource[]): JoinedAwards {
  const duplicates = awards.filter((file) => file.isCopy);
  const superseded: AwardsSource[] = [];
  const byRound = new Map<number, RoundAwards>();
  const originals = awards.filter((file) => !file.isCopy);
  for (const [roundId, claimants] of Map.groupBy(originals, (file) => findNearest(rounds, file)?.roundId)) {
    if (roundId === undefined) continue;
    const parts: AwardsSource[] = [];
    for (const file of claimants.toSorted(byFullness)) {
      const rival = parts.find((part) => part.localEnd === file.localEnd || isWithin(file, part));
      if (rival === undefined) parts.push(file);
      else (rival.content === file.content ? duplicates : superseded).push(file);
    }
    parts.sort((a, b) => compareTexts(a.localEnd, b.localEnd));
    byRound.set(roundId, {
      endstats: mergeEndstats(parts.map((part) => part.endstats)),
      hashes: parts.map((part) => part.hash),
    });
  }
  return { byRound, duplicates, superseded };
}

function byFullness(a: AwardsSource, b: AwardsSource): number {
  return b.size - a.size || compareTexts(a.hash, b.hash) || compareTexts(a.name, b.name);
}

/** Whether `whole` contains everything in `file`, at least as often. */
function isWithin(file: AwardsSource, whole: AwardsSource): boolean {
  const left = Map.groupBy(linesOf(whole), (line) => line);
  return linesOf(file).every((line) => left.get(line)?.pop() !== undefined);
}

function linesOf({ endstats }: AwardsSource): string[] {
  return [
    ...endstats.awards.map(({ award, playerName, value }) => JSON.stringify([award, playerName, value])),
    ...endstats.opponents.map(({ group: _group, ...duel }) => JSON.stringify(duel)),
  ];
}

function findNearest(rounds: readonly RoundSource[], awards: AwardsSource): RoundSource | undefined {
  const at = Date.parse(`${awards.localEnd}Z`);
  const map = foldMap(awards.map);
  return rounds
    .filter((round) => foldMap(round.map) === map && round.label === awards.label)
    .map((round) => ({ round, apart: Math.abs(Date.parse(`${round.localEnd}Z`) - at) }))
    .filter(({ apart }) => apart < AWARDS_NEAR_MS)
    .toSorted((a, b) => a.apart - b.apart || compareTexts(a.round.name, b.round.name))[0]?.round;
}
