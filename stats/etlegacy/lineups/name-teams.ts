// How the two teams of a line-up are called: the same name in every view of the evening.
import { type LineupBlock, type LineupTeam, otherSide, type Side } from './find-lineups.ts';

export type NameFacts = {
  /** Player key to shown name. */
  readonly names: ReadonlyMap<string, string>;
  /** Player key to the rounds he had played until the end of this evening. */
  readonly fame: ReadonlyMap<string, number>;
  /** Player key to the names he wore this evening, clean of colour codes. */
  readonly worn: ReadonlyMap<string, readonly string[]>;
};

const LEAST_TAG = 3;
const LEAST_WEARERS = 2;
const WEARING_SHARE = 2 / 3;

/**
 * The longest common start or end of the names worn by at least two thirds of a team, else the best-known player who was
 * there to the end. A tag that both teams wear tells them apart no more than none.
 */
export function nameTeams(block: LineupBlock, facts: NameFacts): Record<Side, string> {
  const regulars = { a: regularsOf(block, 'a'), b: regularsOf(block, 'b') };
  const tags = { a: findTag(regulars.a, facts), b: findTag(regulars.b, facts) };
  const isShared = tags.a?.toLowerCase() === tags.b?.toLowerCase();
  const name = (side: Side) =>
    (isShared ? undefined : tags[side]) ?? nameAfterPlayer(block.teams[side], regulars[side], facts);
  const [a, b] = [name('a'), name('b')];
  return { a, b: a === b ? `${b} (2)` : b };
}

/** Who was in this team for at least half of the maps of its most faithful, and no more for the other. */
function regularsOf({ teams }: LineupBlock, side: Side): string[] {
  const [own, other] = [teams[side].maps, teams[otherSide(side)].maps];
  const most = Math.max(0, ...own.values());
  return [...own].flatMap(([key, maps]) => (maps * 2 >= most && maps >= (other.get(key) ?? 0) ? [key] : []));
}

function nameAfterPlayer(team: LineupTeam, regulars: readonly string[], facts: NameFacts): string {
  const stayed = regulars.filter((key) => team.last.has(key));
  const candidates = [stayed, [...team.last], regulars].find((keys) => keys.length > 0) ?? [];
  const fame = (key: string) => facts.fame.get(key) ?? 0;
  const [best] = candidates.toSorted((a, b) => fame(b) - fame(a) || (a < b ? -1 : 1));
  return best === undefined ? 'Nobody' : `Team ${facts.names.get(best) ?? best}`;
}

function findTag(players: readonly string[], { worn }: NameFacts): string | undefined {
  const needed = Math.max(LEAST_WEARERS, Math.ceil(players.length * WEARING_SHARE));
  const names = players.map((key) => (worn.get(key) ?? []).map((name) => name.trim()));
  const wearers = (fits: (name: string) => boolean) => names.filter((own) => own.some(fits)).length;
  const starts = [...commonStarts(names)].filter(
    (start) => wearers((name) => name.startsWith(start)) >= needed,
  );
  const ends = [...commonStarts(names.map((own) => own.map(reverse)))]
    .map(reverse)
    .filter((end) => wearers((name) => name.endsWith(end)) >= needed);
  return [...starts, ...ends]
    .map((tag) => tag.trim())
    .toSorted((x, y) => y.length - x.length || (x < y ? -1 : 1))[0];
}

/** What the names of any two people begin with alike, if that is long enough and not of signs alone. */
function commonStarts(names: readonly (readonly string[])[]): Set<string> {
  const found = new Set<string>();
  for (const [at, own] of names.entries()) {
    for (const one of own) {
      for (const other of names.slice(at + 1).flat()) {
        const start = commonStart(one, other);
        if (start.trim().length >= LEAST_TAG && /[\p{L}\p{N}]/u.test(start)) found.add(start);
      }
    }
  }
  return found;
}

function commonStart(one: string, other: string): string {
  const [letters, others] = [Array.from(one), Array.from(other)];
  const end = letters.findIndex((letter, at) => letter !== others[at]);
  return (end < 0 ? letters : letters.slice(0, end)).join('');
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join('');
}
