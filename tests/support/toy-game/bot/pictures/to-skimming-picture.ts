import type { Picture } from '../../../../../bot/charts/picture.ts';
import { type PictureKit, type PictureOf, toPicture } from '../../../../../bot/charts/picture-kit.ts';
import { COMMON_DESCRIPTIONS } from '../../../../../bot/charts/pictures/common-descriptions.ts';
import { describeSplashes } from './describe-splashes.ts';
import type { SkimmingProps } from './picture-props.ts';

const KIT: PictureKit<SkimmingProps> = {
  layouts: new URL('./layouts.ts', import.meta.url),
  descriptions: { ...COMMON_DESCRIPTIONS, splashes: describeSplashes },
};

/** A picture of the game in the form that the drawer accepts, with its words. */
export function toSkimmingPicture<Kind extends keyof SkimmingProps>(
  picture: PictureOf<SkimmingProps, Kind>,
): Picture {
  return toPicture(KIT, picture);
}
