import { joinAltText } from '../../charts/text/alt-text.ts';
import type { FrontsProps } from './picture-props.ts';

/** Alt text of the fronts: the course of each, what is fought over and what is under attack. */
export function describeFronts({ detail, isSuperEarthAttacked, fronts }: FrontsProps): string {
  const items = fronts.flatMap(({ name, course, regions }) => [
    `${name}: ${course};`,
    ...regions
      .filter(({ pct }) => pct > 0)
      .map(({ region, pct }) => `region ${region} at ${Number(pct.toFixed(1))}%;`),
    ...regions.filter(({ mark }) => mark !== null).map(({ region, mark }) => `${mark} on region ${region};`),
  ]);
  return joinAltText(
    `Fronts, ${detail}:`,
    isSuperEarthAttacked ? ['Super Earth is attacked;', ...items] : items,
  );
}
