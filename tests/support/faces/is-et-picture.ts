import { layouts } from '../../../bot/etlegacy/pictures/layouts.ts';
import type { EtPicture } from '../../../bot/etlegacy/pictures/picture-props.ts';

/** Whether it is a picture of ET:Legacy; narrows the props to those of its kind. */
export function isEtPicture<P extends { readonly kind: string; readonly props: unknown }>(
  picture: P,
): picture is P & EtPicture {
  return Object.hasOwn(layouts, picture.kind);
}
