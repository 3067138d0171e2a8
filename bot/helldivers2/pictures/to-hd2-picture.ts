import type { Picture } from '../../charts/picture.ts';
import { type PictureKit, type PictureOf, toPicture } from '../../charts/picture-kit.ts';
import { describeGalaxy } from './describe-galaxy.ts';
import { describePlanetDay } from './describe-planet-day.ts';
import type { Hd2PictureKind, Hd2Props } from './picture-props.ts';

const KIT: PictureKit<Hd2Props> = {
  layouts: new URL('./layouts.ts', import.meta.url),
  descriptions: { galaxy: describeGalaxy, planetDay: describePlanetDay },
};

/** A picture of the war in the form that the drawer accepts, with its words. */
export function toHd2Picture<Kind extends Hd2PictureKind>(picture: PictureOf<Hd2Props, Kind>): Picture {
  return toPicture(KIT, picture);
}
