import { sql, type Transaction } from 'kysely';
import { writeExactJson } from '../../core/exact-json.ts';
import type { DB } from '../../database/schema.ts';
import type { Amount } from '../../parsers/helldivers1/amount.ts';
import { type Answer, newestOfSeasons } from './answer.ts';

/**
 * The last step: writes what the newest complete answer states about the whole war, and its time. Readers only see wars
 * that have one.
 *
 * @param answers oldest first.
 */
export async function confirmSeasons(trx: Transaction<DB>, answers: readonly Answer[]): Promise<void> {
  for (const answer of newestOfSeasons(answers)) {
    const { order, pointsMax } = numbersOf(answer);
    const { season, time } = answer.document;
    await sql`
      update helldivers1.seasons
      set last_updated = ${time}, observed_hash = ${answer.hash},
        introduction_order = ${JSON.stringify(order)}, points_max = ${writeExactJson(pointsMax)}
      where season = ${season}
        and (last_updated is null or (last_updated, observed_hash) < (${time}::bigint, ${answer.hash}::bytea))`.execute(
      trx,
    );
  }
}

function numbersOf(answer: Answer): { order: readonly number[]; pointsMax: readonly Amount[] } {
  const { document } = answer;
  if (document.kind === 'snapshots')
    return { order: document.introductionOrder, pointsMax: document.pointsMax };
  return {
    order: document.fronts.map((front) => front.introductionOrder),
    pointsMax: document.fronts.map((front) => front.pointsMax),
  };
}
