import type { CardProps } from './card-props.ts';

/** Where a player stands. */
export function sayPlace({ place, ranked }: CardProps): string {
  return place === null ? 'not ranked yet' : `#${place} of ${ranked}`;
}
