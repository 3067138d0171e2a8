import { withoutStop } from '../../core/without-stop.ts';
import { refuse } from './errors.ts';
import { type Desk, renewRunning } from './renew-running.ts';

/**
 * Returns what is stored about a war, and if that is nothing, what the upstream has of it. The running war is renewed first.
 * Throws SEASON_FAILED or SEASON_BUSY.
 *
 * @param season the newest war by default, which is not asked for.
 * @param fetch reads what is stored.
 * @returns null if nothing is known of the war.
 */
export async function fetchOrAsk<T>(
  desk: Desk,
  season: number | undefined,
  fetch: () => Promise<T | null>,
): Promise<T | null> {
  await renewRunning(desk, season);
  const stored = await fetch();
  if (stored !== null || season === undefined) return stored;
  const reply = await desk.askFor(season);
  const war = { season: String(season) };
  if (reply.kind === 'failed') throw refuse('SEASON_FAILED', { ...war, reason: withoutStop(reply.reason) });
  if (reply.kind === 'busy') throw refuse('SEASON_BUSY', war);
  return await fetch();
}
