import type { Courier } from '../courier.ts';
import type { PostKind } from '../../framework/post-kind.ts';
import type { RenderTools } from '../render-post.ts';

export type DeliverTools = RenderTools & {
  readonly courier: Courier;
};

export function findKind({ games }: DeliverTools, game: string, name: string): PostKind | undefined {
  return games.find((one) => one.game === game)?.posts?.find((kind) => kind.name === name);
}

/** ms after which another deliverer may take over a post that one had begun with. Longer than any single request. */
export const LEASE_MS = 30_000;

/** A kind of another version is left to the processes that know it. */
export const UNKNOWN_KIND_MS = 10 * 60_000;

/** Pauses after failures, in ms; the last try is one more than these. */
const PAUSES = [5_000, 15_000, 40_000, 120_000, 300_000, 600_000, 1_200_000] as const;

/** ms until the next try after so many failed ones; null: given up. */
export function pauseAfter(attempts: number): number | null {
  return PAUSES[attempts - 1] ?? null;
}
