import { joinAltText } from '../../charts/text/alt-text.ts';
import { count } from '../../../wording/format-numbers.ts';
import type { CourseProps } from './picture-props.ts';

/** Alt text of the course of a war: per front its first, largest and last share, and its events. */
export function describeCourse({ title, detail, fronts, labels }: CourseProps): string {
  const items = fronts.map(({ name, values, bands, unknown }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return `${name}: ${unknown > 0 ? 'unknown' : 'hidden'};`;
    const say = (value: number | undefined) => `${Number((value ?? 0).toFixed(0))}%`;
    const defends = bands.filter(({ kind }) => kind === 'defend').length;
    const events = `${count(defends, 'defence', 'en')}, ${count(bands.length - defends, 'assault', 'en')}`;
    return `${name}: from ${say(known[0])} to ${say(known.at(-1))}, at most ${say(Math.max(...known))}, ${events};`;
  });
  return joinAltText(`${title}, ${detail}, ${labels.at(0) ?? ''} to ${labels.at(-1) ?? ''}:`, items);
}
