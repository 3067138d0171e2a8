import { MAKE_KEY } from './read-address.ts';

const ROUTE = '/api/et/rounds';

/**
 * What to do about a push that was refused.
 *
 * @param tip of the answer, which is for all keys and addresses; here those for pushing are wanted.
 */
export function adviseOn(url: string, status: number, tip: string | null): string | null {
  if (!new URL(url).pathname.endsWith(ROUTE)) return `Let STATS_API_URL_SUBMIT end in ${ROUTE}.`;
  return status === 401 || status === 403 ? MAKE_KEY : tip;
}
