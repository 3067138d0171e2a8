// Whom somebody means among the players of one round.
import type { Kysely } from 'kysely';
import { fold } from '../../core/fold.ts';
import { UserError } from '../../core/user-error.ts';
import type { DB } from '../../database/schema.ts';
import type { ExplainedRound } from '../../importer/etlegacy/explain-round.ts';
import { fetchShownNames } from '../../stats/etlegacy/players/fetch-shown-names.ts';
import { cleanName } from '../../wording/clean-name.ts';

type Line = { readonly key: string; readonly guid: string; readonly names: readonly string[] };

/** The players of a round, each with the name in the file and, where it is another one, the name they are shown by. */
export async function fetchLines(db: Kysely<DB>, server: string, { round }: ExplainedRound): Promise<Line[]> {
  const all = [...round.split.players, ...round.split.unproven];
  const shown = await fetchShownNames(
    db,
    [server],
    all.map(({ key }) => key),
  );
  return all.map(({ key, guid, name }) => ({
    key,
    guid,
    names: [...new Set([name, shown.get(key) ?? name].map(cleanName))],
  }));
}

/** The player whom a GUID or a name means. Throws a UserError that lists those who are meant or could be. */
export function findKey(all: readonly Line[], wanted: string): string {
  const text = fold(wanted);
  const found = all.filter(({ key, guid, names }) =>
    [key, guid, ...names].some((each) => fold(each) === text),
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only.key;
  const names = (found.length > 0 ? found : all)
    .map(({ key, names: [name = '', ...others] }) =>
      [key, name, ...others.map((other) => `(now ${other})`)].join(' '),
    )
    .join(', ');
  throw new UserError(
    found.length > 0 ? `"${wanted}" fits several players.` : `"${wanted}" has no line in this round.`,
    `It has: ${names}.`,
  );
}
