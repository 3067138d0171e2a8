import type { KillMatrix } from './kill-matrix.ts';

type Named = { readonly key: string; readonly name: string };

export type TopDuel = {
  readonly first: Named;
  readonly second: Named;
  /** Of the first on the second, and of the second on the first. */
  readonly kills: number;
  readonly deaths: number;
};

/** Kills on each other from which two players are worth a line. */
const LEAST_DUELS = 10;

/**
 * Finds the two players with most kills on each other, the winner first; null below ten of them, or where another pair has
 * as many. Those who keep their card private are left out.
 */
export function findTopDuel({ players, duels }: Pick<KillMatrix, 'players' | 'duels'>): TopDuel | null {
  const names = new Map(players.flatMap(({ key, name }) => (name === null ? [] : [[key, { key, name }]])));
  const kills = new Map(duels.map((duel) => [`${duel.player}\0${duel.victim}`, duel.kills]));
  const of = (a: Named, b: Named): number => kills.get(`${a.key}\0${b.key}`) ?? 0;
  const named = [...names.values()];
  const pairs = named.flatMap((a, at) =>
    named.slice(at + 1).map((b) => ({ a, b, total: of(a, b) + of(b, a) })),
  );
  const [best, next] = pairs.toSorted((x, y) => y.total - x.total);
  if (best === undefined || best.total < LEAST_DUELS || best.total === next?.total) return null;
  const [first, second] = of(best.a, best.b) >= of(best.b, best.a) ? [best.a, best.b] : [best.b, best.a];
  return { first, second, kills: of(first, second), deaths: of(second, first) };
}
