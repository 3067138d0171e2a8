import { everySession } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { fetchPlayer } from '../../../stats/etlegacy/players/fetch-player.ts';
import type { Context } from '../../framework/context.ts';

/** Counts the rounds of a person that count, on these servers. */
export async function countRounds(
  { db, servers }: Pick<Context, 'db' | 'servers'>,
  playerKey: string,
): Promise<number> {
  const scope = everySession(servers, await fetchMerges(db, servers));
  return (await fetchPlayer(db, playerKey, scope))?.sums.rounds ?? 0;
}
