// How much has to be played before anything is posted; settings of every kind about an evening.
import { z } from 'zod';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import type { Target } from '../../framework/post-target.ts';

export const LEAST = {
  minPlayers: z.int().min(2).max(64).default(2),
  minRounds: z.int().min(1).max(50).default(1),
};

const rounds = z.object({ minRounds: LEAST.minRounds });

/** The most that any kind of a target asks for: the number that people see, also where `map` was stored without one. */
export function leastRounds({ kinds }: Pick<Target, 'kinds'>): number {
  const stored = Object.values(kinds).map(({ settings }) => rounds.safeParse(settings).data?.minRounds ?? 1);
  return Math.max(1, ...stored);
}

export function isTooSmall(
  { players, counting }: Pick<SessionRecap, 'players' | 'counting'>,
  { minPlayers, minRounds }: { readonly minPlayers: number; readonly minRounds: number },
): boolean {
  return players.length < minPlayers || counting < minRounds;
}
