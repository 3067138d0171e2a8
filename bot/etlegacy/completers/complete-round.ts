import { formatId } from '../../../core/public-id.ts';
import { searchMatches } from '../../../stats/etlegacy/matches/search-matches.ts';
import type { Completer } from '../../framework/completer.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { sayAge } from '../../../wording/say-age.ts';

/** The last maps, or those whose name begins with the text. */
export const completeRound: Completer = async ({ db, servers, now }, typed) => {
  const rows = await searchMatches(db, typed, servers);
  return rows.map(({ id, map, endedAt }) => ({
    name: `${cleanName(map)} - ${sayAge(endedAt, now())} - ${formatId(id)}`,
    value: formatId(id),
  }));
};
