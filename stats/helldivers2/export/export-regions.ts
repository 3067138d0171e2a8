import { nameOf, REGION_SIZES } from '../../../parsers/helldivers2/names.data.ts';
import { fetchRegions } from '../fetch-regions.ts';
import { fetchWar } from '../fetch-war.ts';
import type { Exporter } from '../../game-exports.ts';
import { roundValue } from '../round-value.ts';

/** One object per region of the newest info or status; what only one of them would know is null. */
export const exportRegions: Exporter = async function* exportRegions(db) {
  const war = await fetchWar(db);
  if (war === null) return;
  for (const region of await fetchRegions(db, war)) {
    yield {
      planet: region.planet,
      region: region.region,
      size: region.size,
      sizeName: region.size === null ? null : nameOf(REGION_SIZES, region.size),
      owner: region.owner,
      pct: roundValue(region.pct),
      opensAtPct: roundValue(region.opensAtPct),
      open: region.isOpen,
      worthPctOfPlanet: roundValue(region.worthPct),
      players: region.players,
    };
  }
};
