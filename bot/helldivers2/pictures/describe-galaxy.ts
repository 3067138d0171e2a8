import { joinAltText } from '../../charts/text/alt-text.ts';
import { factionLook } from './faction-look.ts';
import type { GalaxyProps } from './picture-props.ts';

/** Alt text of the galaxy: how many planets each faction has, and every planet that is fought over. */
export function describeGalaxy({ detail, planets, attacks }: GalaxyProps): string {
  const counts = new Map<string, number>();
  for (const { owner } of planets) {
    const { name } = factionLook(owner);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const owners = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
  const fronts = planets
    .flatMap(({ owner, front }) => (front === null ? [] : [{ owner, front }]))
    .toSorted((a, b) => b.front.players - a.front.players)
    .map(
      ({ owner, front }) =>
        `${front.name} (${factionLook(owner).name}) ${front.isDefence ? 'attacked, ' : ''}${front.pctText};`,
    );
  return joinAltText(
    `Map of the galaxy, ${detail}. Planets: ${owners}. Attack lines: ${attacks.length}.`,
    fronts,
  );
}
