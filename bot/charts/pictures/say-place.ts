import type { CardProps } from './card-props.ts';
import { formatCount } from '../text/format.ts';

/** Where a player stands, or what is missing to be ranked. */
export function sayPlace(props: CardProps): string {
  if (props.place !== null) return `#${props.place} of ${props.ranked}`;
  const missing = Math.max(0, props.floor - props.rounds);
  return missing === 0 ? 'not ranked' : `${formatCount(missing, 'round')} to be ranked`;
}
