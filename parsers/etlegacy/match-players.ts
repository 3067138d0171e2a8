import { compareLines } from './compare-lines.ts';
import { compareContent } from './document/player-key.ts';
import type { PlayerLine } from './document/round-document.ts';

type Rule = (base: PlayerLine, now: PlayerLine) => boolean;

const sameName: Rule = (base, now) => base.name === now.name;
const couldContinue: Rule = (base, now) => compareLines(base, now).fallen.length === 0;

/** From the most to the least reliable; each line is assigned once. */
const RULES: readonly Rule[] = [
  (base, now) => base.rawName === now.rawName && couldContinue(base, now),
  (base, now) => sameName(base, now) && couldContinue(base, now),
  sameName,
  couldContinue,
];

/**
 * Returns for the lines of a file their lines in the previous file; players who were not there are missing. A human is
 * found by GUID8 even under a new name, a bot only under the same name. If several players share a GUID8, or have none,
 * names decide, then which counters can continue which.
 */
export function matchPlayers(
  base: readonly PlayerLine[],
  now: readonly PlayerLine[],
): ReadonlyMap<PlayerLine, PlayerLine> {
  const matched = new Map<PlayerLine, PlayerLine>();
  const groups = Map.groupBy(base, groupOf);
  for (const [group, lines] of Map.groupBy(now, groupOf)) {
    const candidates = groups.get(group) ?? [];
    const [only] = candidates;
    const [line] = lines;
    if (only === undefined || line === undefined) continue;
    if (line.guid !== '' && candidates.length === 1 && lines.length === 1) matched.set(line, only);
    else matchGroup(candidates, lines, matched);
  }
  return matched;
}

function groupOf(line: PlayerLine): string {
  return line.isBot ? `${line.guid}:${line.name}` : line.guid;
}

function matchGroup(
  base: readonly PlayerLine[],
  now: readonly PlayerLine[],
  matched: Map<PlayerLine, PlayerLine>,
): void {
  const free = new Set(base.toSorted(compareContent));
  const lines = now.toSorted(compareContent);
  for (const rule of RULES) {
    for (const line of lines) {
      if (matched.has(line)) continue;
      const partner = [...free].find((candidate) => rule(candidate, line));
      if (partner === undefined) continue;
      matched.set(line, partner);
      free.delete(partner);
    }
  }
}
