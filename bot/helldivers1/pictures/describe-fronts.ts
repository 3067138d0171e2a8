import { joinAltText } from '../../charts/text/alt-text.ts';
import { unfinished } from './unfinished.ts';
import type { FrontsProps, RegionProps } from './picture-props.ts';

/** Alt text of the fronts: the course of each, what is fought over and what is under attack. */
export function describeFronts({ detail, fronts }: FrontsProps): string {
  const items = fronts.flatMap(({ name, course, superEarth, regions }) => [
    `${name}: ${course};`,
    ...(superEarth === null ? [] : [`${superEarth} on Super Earth;`]),
    ...sayShares(regions),
    ...regions.filter(({ mark }) => mark !== null).map(({ region, mark }) => `${mark} on region ${region};`),
  ]);
  return joinAltText(`Fronts, ${detail}:`, items);
}

/** A front of which nothing is known says so in its course. */
function sayShares(regions: readonly RegionProps[]): string[] {
  if (regions.every(({ pct }) => pct === null)) return [];
  return regions
    .filter(({ pct }) => pct === null || pct > 0)
    .map(({ region, pct }) => {
      const share = pct === null ? 'unknown' : `at ${Number(unfinished(pct).toFixed(1))}%`;
      return `region ${region} ${share};`;
    });
}
