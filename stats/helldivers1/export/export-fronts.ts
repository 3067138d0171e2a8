import { fetchFronts } from '../fetch-fronts.ts';
import { exactNumber } from './exact-number.ts';
import type { Exporter } from '../../game-exports.ts';

/**
 * One object per front of a war that a status told of. Ratios of counters are those of what is stored, also of what
 * `suspect` marks; nobody is shown those. What follows from points that it marks is null.
 */
export const exportFronts: Exporter = async function* exportFronts(db) {
  for (const front of await fetchFronts(db)) {
    yield {
      season: front.season,
      enemy: front.enemy,
      time: front.time,
      status: front.status,
      order: front.introductionOrder,
      points: exactNumber(front.points),
      pointsMax: exactNumber(front.pointsMax),
      taken: exactNumber(front.pointsTaken),
      earned: front.map.earned,
      influencePct: front.influencePct,
      inProgressPercent: front.inProgressPercent,
      regions: front.map.regions,
      marks: front.map.marks,
      players: front.counters === null ? null : exactNumber(front.counters.players),
      winRate: front.winRate,
      accuracy: front.accuracy,
      killsPerDeath: front.killsPerDeath,
      suspect: front.suspect,
      confirmed: front.isConfirmed,
    };
  }
};
