import type { GalaxyPlanet } from './picture-props.ts';

/** A planet that is fought over, with its number on the map. */
export type NumberedFront = {
  readonly number: number;
  /** Of the planet among all. */
  readonly place: number;
  readonly owner: number;
  readonly front: NonNullable<GalaxyPlanet['front']>;
};
