// How much has to be played before anything is posted; settings of every kind about an evening.
import { z } from 'zod';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';

export const LEAST = {
  minPlayers: z.int().min(2).max(64).default(2),
  minRounds: z.int().min(1).max(50).default(1),
};

export function isTooSmall(
  { players, counting }: Pick<SessionRecap, 'players' | 'counting'>,
  { minPlayers, minRounds }: { readonly minPlayers: number; readonly minRounds: number },
): boolean {
  return players.length < minPlayers || counting < minRounds;
}
