import { sql } from 'kysely';
import { formatId } from '../../core/public-id.ts';
import type { Completer } from '../framework/completer.ts';
import { cleanName } from '../text/clean-name.ts';
import { sayAge } from '../text/say-age.ts';

/** The last maps, or those whose name begins with the text. */
export const completeRound: Completer = async ({ db, servers, now }, typed) => {
  const pattern = `${typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await db
    .selectFrom('etlegacy.matches')
    .select(['id', 'map', 'ended_at'])
    .where('server_key', '=', sql<string>`any(${servers}::text[])`)
    .where(sql<string>`lower(map)`, 'like', pattern)
    .orderBy('ended_at', 'desc')
    .limit(25)
    .execute();
  return rows.map(({ id, map, ended_at }) => ({
    name: `${cleanName(map)} - ${sayAge(ended_at, now())} - ${formatId(id)}`,
    value: formatId(id),
  }));
};
