import { fetchPlanetCard } from '../../../stats/helldivers2/fetch-planet-card.ts';
import { outlookOf } from '../../../stats/helldivers2/outlook.ts';
import { planetName } from '../../../stats/helldivers2/planet-name.ts';
import { findPlanet } from '../../../stats/helldivers2/search-planets.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { defineView } from '../../framework/view.ts';
import { wordingFor } from '../../framework/wording.ts';
import { planetCodec } from '../replies/codecs.ts';
import { buildPlanetReply } from '../replies/planet-reply.ts';
import { sayError } from '../say-error.ts';
import { showWar } from './show-war.ts';
import { withWar } from './with-war.ts';

/** @param wanted what somebody typed: an index, or part of a name or sector. */
export async function findAndShowPlanet(context: Context, wanted: string): Promise<Outcome> {
  const found = await findPlanet(context.db, wanted);
  if (found !== undefined) return await showPlanet(context, found.index);
  return await withWar(context, () => sayError('PLANET_UNKNOWN', { name: wanted }));
}

/** Hidden planets are not shown. */
async function showPlanet(context: Context, index: number): Promise<Outcome> {
  return await withWar(context, async (view, now) => {
    const planet = view.planets.find((one) => one.index === index);
    if (planet === undefined) return sayError('PLANET_UNKNOWN', { name: String(index) });
    const front = view.fronts.find((one) => one.planet.index === index) ?? {
      planet,
      name: planetName(index, planet.name),
      outlook: outlookOf(planet, { effort: null, impactMultiplier: null }),
    };
    const card = await fetchPlanetCard(context.db, view.war, index);
    return buildPlanetReply(view, front, card, now, wordingFor(context));
  });
}

export const planetView = defineView({
  codec: planetCodec,
  show: async (context, { planet }) => showPlanet(context, planet),
  fresh: showWar,
});
