import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { buildFrontMap } from '../../parsers/helldivers1/build-front-map.ts';
import { findFrontSuspects } from '../../parsers/helldivers1/find-point-suspects.ts';
import type { Front, StatusDocument } from '../../parsers/helldivers1/status-document.ts';
import { compareMoments, momentOf, newestOfSeasons, type Moment, type StatusAnswer } from './answer.ts';
import { OTHER_SEASON, statisticsMarks } from './statistics-columns.ts';

/**
 * Stores the fronts of each war from its newest status; an older one changes nothing.
 *
 * @param answers oldest first.
 * @param known the time of the newest status of each war so far.
 */
export async function storeLive(
  trx: Transaction<DB>,
  answers: readonly StatusAnswer[],
  known: ReadonlyMap<number, Moment>,
): Promise<void> {
  const fresh = newestOfSeasons(answers).filter((answer) => {
    const before = known.get(answer.document.season);
    return before === undefined || compareMoments(before, momentOf(answer)) < 0;
  });
  if (fresh.length === 0) return;
  const seasons = fresh.map(({ document }) => document.season);
  await trx.deleteFrom('helldivers1.live').where('season', 'in', seasons).execute();
  await trx
    .insertInto('helldivers1.live')
    .values(
      fresh.flatMap(({ document, hash }) => document.fronts.map((front) => toRow(document, front, hash))),
    )
    .execute();
}

function toRow(document: StatusDocument, front: Front, hash: Buffer) {
  const { season, time } = document;
  const statistics = document.statistics.find((row) => row.enemy === front.enemy);
  const allPlayers = document.statistics.reduce((sum, { counters }) => sum + counters.players, 0n);
  const running = document.events.filter((event) => event.season === season && event.status === 'active');
  return {
    season,
    enemy: front.enemy,
    observed_time: time,
    observed_hash: hash,
    status: front.status,
    points: front.points,
    points_taken: front.pointsTaken,
    points_max: front.pointsMax,
    introduction_order: front.introductionOrder,
    all_players: document.statistics.length === 0 ? null : allPlayers,
    map: JSON.stringify(buildFrontMap(front, running, time)),
    ...statistics?.counters,
    suspect: JSON.stringify([
      ...(front.season === season ? statisticsMarks(statistics, season) : [OTHER_SEASON]),
      ...findFrontSuspects(front),
    ]),
  };
}
