import type { PictureOf } from '../../../../bot/charts/picture-kit.ts';
import type { Scene } from '../../../../bot/charts/drawing/scene.ts';
import { layouts } from '../../../../bot/etlegacy/pictures/layouts.ts';
import type { EtPictureKind, EtProps } from '../../../../bot/etlegacy/pictures/picture-props.ts';

/** Returns the marks of a picture of ET:Legacy. */
export function layoutEtPicture<Kind extends EtPictureKind>({
  kind,
  props,
}: PictureOf<EtProps, Kind>): Scene {
  return layouts[kind](props);
}
