import { joinAltText } from '../../charts/text/alt-text.ts';
import { unfinished } from './unfinished.ts';
import type { FrontsProps } from './picture-props.ts';

/** Alt text of the fronts: the course of each, what is fought over and what is under attack. */
export function describeFronts({ detail, fronts }: FrontsProps): string {
  const items = fronts.flatMap(({ name, course, superEarth, regions }) => [
    `${name}: ${course};`,
    ...(superEarth === null ? [] : [`${superEarth} on Super Earth;`]),
    ...regions
      .filter(({ pct }) => pct > 0)
      .map(({ region, pct }) => `region ${region} at ${Number(unfinished(pct).toFixed(1))}%;`),
    ...regions.filter(({ mark }) => mark !== null).map(({ region, mark }) => `${mark} on region ${region};`),
  ]);
  return joinAltText(`Fronts, ${detail}:`, items);
}
