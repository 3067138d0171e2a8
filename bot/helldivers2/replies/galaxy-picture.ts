import type { Galaxy } from '../../../stats/helldivers2/fetch-galaxy.ts';
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import type { PictureSlot } from '../../framework/reply/reply.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import type { GalaxyLine, GalaxyPlanet, GalaxyProps } from '../pictures/picture-props.ts';
import { toHd2Picture } from '../pictures/to-hd2-picture.ts';
import { sayPct } from './war-words.ts';

/** The map of the galaxy without hidden planets; `instead` says in words what matters. */
export function galaxyPicture(
  view: WarView,
  galaxy: Galaxy,
  locale: string,
  instead: PictureSlot['instead'],
): PictureSlot {
  return pictureSlot(
    'galaxy.png',
    toHd2Picture({ kind: 'galaxy', props: galaxyProps(view, galaxy, locale) }),
    instead,
  );
}

export function galaxyProps(view: WarView, { places, lines }: Galaxy, locale: string): GalaxyProps {
  const fronts = new Map(view.fronts.map((front) => [front.planet.index, front]));
  const known = new Map(view.planets.map((planet) => [planet.index, planet]));
  const shown = places.filter(({ planet }) => known.has(planet));
  const at = new Map(shown.map(({ planet }, place) => [planet, place]));
  const between = (pairs: readonly (readonly [number, number])[]): GalaxyLine[] =>
    pairs.flatMap(([a, b]) => {
      const from = at.get(a);
      const to = at.get(b);
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    });
  const attacks = new Map(
    view.war.attacks.map(({ source, target }) => [`${source} ${target}`, [source, target] as const]),
  );
  return {
    detail: `${formatNumber(view.war.players, locale)} divers`,
    planets: shown.map(({ planet, x, y }): GalaxyPlanet => {
      const front = fronts.get(planet);
      const pct = front === undefined ? 0 : (front.planet.event?.pct ?? front.planet.liberationPct);
      return {
        x,
        y,
        owner: known.get(planet)?.owner ?? 0,
        front:
          front === undefined
            ? null
            : {
                name: cleanName(front.name),
                pct,
                pctText: sayPct(pct, locale),
                isDefence: front.planet.event !== null,
                players: front.planet.players,
              },
      };
    }),
    lines: between(lines),
    attacks: between([...attacks.values()]),
  };
}
