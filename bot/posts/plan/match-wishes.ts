// Which stored post fulfils which wish. Ids of rounds, matches and sessions move, so a post is recognized by what it
// covers. Pure.
import type { PostState } from '../../../database/schema/core.ts';
import type { Wish } from '../../framework/post-kind.ts';

export type StoredPost = {
  readonly anchor: number;
  readonly generation: number;
  readonly covers: readonly number[];
  readonly state: PostState;
  readonly plannedAt: Date;
};

export type Matched<Row> = {
  /** One stored post for each of these wishes. */
  readonly kept: readonly { readonly row: Row; readonly wish: Wish }[];
  /** Posts that report what an older one reports as well now. */
  readonly merged: readonly { readonly row: Row; readonly into: Row }[];
  /** Wishes without a post. */
  readonly fresh: readonly Wish[];
};

/** Of several posts for one wish the first of these stays; then the oldest. */
const ORDER: readonly PostState[] = ['posted', 'sending', 'due', 'removed', 'lost', 'failed', 'skipped'];

/**
 * A post goes to the wish that shares most with it, so one that falls apart stays with its larger part; a wish that would
 * have none gets one of several that another wish has.
 */
export function matchWishes<Row extends StoredPost>(
  wishes: readonly Wish[],
  rows: readonly Row[],
): Matched<Row> {
  const shares = newestGenerations(rows).map((row) => ({ row, shares: sharesOf(row, wishes) }));
  const byWish = new Map<Wish, Row[]>();
  for (const { row, shares: own } of shares) {
    const wish = largest(row, own);
    if (wish !== undefined) byWish.set(wish, [...(byWish.get(wish) ?? []), row]);
  }
  spread(wishes, byWish, shares);
  const kept: { row: Row; wish: Wish }[] = [];
  const merged: { row: Row; into: Row }[] = [];
  for (const [wish, some] of byWish) {
    const [first, ...others] = some.toSorted(byRank);
    if (first === undefined) continue;
    kept.push({ row: first, wish });
    merged.push(...others.map((row) => ({ row, into: first })));
  }
  return { kept, merged, fresh: wishes.filter((wish) => !byWish.has(wish)) };
}

type Shares = ReadonlyMap<Wish, number>;

/** How many elements a post has in common with each wish, those with none left out. */
function sharesOf(row: StoredPost, wishes: readonly Wish[]): Shares {
  const covers = new Set(row.covers);
  const counted = wishes.map((wish) => [wish, wish.covers.filter((id) => covers.has(id)).length] as const);
  return new Map(counted.filter(([, share]) => share > 0));
}

function largest(row: StoredPost, shares: Shares): Wish | undefined {
  const most = Math.max(0, ...shares.values());
  const best = [...shares].filter(([, share]) => share === most).map(([wish]) => wish);
  return best.find((wish) => wish.covers.includes(row.anchor)) ?? best[0];
}

type RowShares<Row> = { readonly row: Row; readonly shares: Shares };

function spread<Row extends StoredPost>(
  wishes: readonly Wish[],
  byWish: Map<Wish, Row[]>,
  rows: readonly RowShares<Row>[],
): void {
  for (const wish of wishes.filter((one) => !byWish.has(one))) {
    const spare = rows
      .filter(({ row, shares }) => shares.has(wish) && isSpare(row, byWish))
      .toSorted((a, b) => (b.shares.get(wish) ?? 0) - (a.shares.get(wish) ?? 0))[0]?.row;
    if (spare === undefined) continue;
    for (const [other, some] of byWish)
      byWish.set(
        other,
        some.filter((row) => row !== spare),
      );
    byWish.set(wish, [spare]);
  }
}

function isSpare<Row>(row: Row, byWish: ReadonlyMap<Wish, readonly Row[]>): boolean {
  return [...byWish.values()].some((some) => some.length > 1 && some.includes(row));
}

function newestGenerations<Row extends StoredPost>(rows: readonly Row[]): Row[] {
  const newest = new Map<number, Row>();
  for (const row of rows) {
    const known = newest.get(row.anchor);
    if (known === undefined || known.generation < row.generation) newest.set(row.anchor, row);
  }
  return [...newest.values()];
}

function byRank(a: StoredPost, b: StoredPost): number {
  return (
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    a.plannedAt.getTime() - b.plannedAt.getTime() ||
    a.anchor - b.anchor
  );
}
