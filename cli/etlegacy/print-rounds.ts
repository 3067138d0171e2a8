import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchMatch } from '../../stats/etlegacy/matches/fetch-match.ts';
import { printLine } from '../print/print.ts';
import { formatRoundLine } from './recap-text/format-round-line.ts';

/** More at once are a back-fill: then the number says it. */
const TOLD = 6;

/** Sums up rounds that were just imported, one or two lines each match, in order of time. */
export async function printRounds(db: Kysely<DB>, ids: ReadonlySet<number>): Promise<void> {
  const rounds = await db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'match_id'])
    // One array, whatever its length: a back-fill has more rounds than a statement may have parameters.
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .orderBy('ended_at', 'desc')
    .execute();
  const matches = [...new Set(rounds.map((round) => round.match_id ?? round.id))];
  if (matches.length > TOLD) printLine(`${rounds.length} rounds came in; the newest:`);
  for (const id of matches.slice(0, TOLD).toReversed()) {
    const card = await fetchMatch(db, id);
    if (card !== undefined) for (const line of formatRoundLine(card)) printLine(line);
  }
}
