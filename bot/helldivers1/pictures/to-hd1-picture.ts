import type { Picture } from '../../charts/picture.ts';
import { type PictureKit, type PictureOf, toPicture } from '../../charts/picture-kit.ts';
import { describeCourse } from './describe-course.ts';
import { describeFronts } from './describe-fronts.ts';
import type { Hd1PictureKind, Hd1Props } from './picture-props.ts';

const KIT: PictureKit<Hd1Props> = {
  layouts: new URL('./layouts.ts', import.meta.url),
  descriptions: { fronts: describeFronts, course: describeCourse },
};

/** A picture of a war in the form that the drawer accepts, with its words. */
export function toHd1Picture<Kind extends Hd1PictureKind>(picture: PictureOf<Hd1Props, Kind>): Picture {
  return toPicture(KIT, picture);
}
