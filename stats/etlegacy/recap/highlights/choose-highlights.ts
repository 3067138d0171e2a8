import type { Candidate } from './find-player-highlights.ts';
import type { Highlight, PlayerHighlight } from './highlight.ts';

const MOST = 5;

/**
 * Chooses highlights, the most surprising first: at most one per player, at most two about maps, and at least one for
 * support if there is any.
 *
 * @param except a player who was named already.
 */
export function chooseHighlights(
  candidates: readonly Candidate<Highlight>[],
  { most = MOST, except }: { readonly most?: number; readonly except?: string } = {},
): Highlight[] {
  const sorted = candidates.toSorted((a, b) => b.surprise - a.surprise);
  const chosen: Candidate<Highlight>[] = [];
  for (const candidate of sorted) {
    if (chosen.length < most && fits(candidate, chosen, except)) chosen.push(candidate);
  }
  if (chosen.length > 0 && !chosen.some((candidate) => candidate.isSupport)) {
    const others = chosen.length < most ? chosen : chosen.slice(0, -1);
    const support = sorted.find((candidate) => candidate.isSupport && fits(candidate, others, except));
    if (support !== undefined) chosen.splice(others.length, 1, support);
  }
  return chosen.map((candidate) => candidate.highlight);
}

function fits(
  { highlight }: Candidate<Highlight>,
  chosen: readonly Candidate<Highlight>[],
  except: string | undefined,
): boolean {
  const others = chosen.map((candidate) => candidate.highlight);
  if (highlight.kind === 'map') {
    return (
      others.filter((other) => other.kind === 'map').length < 2 &&
      !others.some((other) => other.kind === 'map' && other.feat === highlight.feat)
    );
  }
  const isPlayer = (other: Highlight): other is PlayerHighlight => other.kind === 'player';
  return (
    highlight.playerKey !== except &&
    !others.filter(isPlayer).some((o) => o.playerKey === highlight.playerKey || o.feat === highlight.feat)
  );
}
