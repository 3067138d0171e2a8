// The kinds of pictures of a game. What is drawn, how it is laid out and how it is said stand apart, so that who only says
// it loads nothing that draws.
import type { Scene } from './drawing/scene.ts';
import type { Picture } from './picture.ts';

/** How each kind is laid out. `Props` has what it is drawn from by kind. */
export type Layouts<Props> = { readonly [Kind in keyof Props]: (props: Props[Kind]) => Scene };

/** How each kind is said in words, in at most 1024 characters. */
export type Descriptions<Props> = { readonly [Kind in keyof Props]: (props: Props[Kind]) => string };

export type PictureKit<Props> = {
  /**
   * A module that exports `layouts` of the type `Layouts<Props>`. Only the threads that draw load it, for it brings the
   * canvas and the fonts.
   */
  readonly layouts: URL;
  readonly descriptions: Descriptions<Props>;
};

/** A kind with the props of that kind. */
export type PictureOf<Props, Kind extends keyof Props> = { readonly kind: Kind; readonly props: Props[Kind] };

/** Any of the kinds with its props. */
export type AnyPictureOf<Props> = { [Kind in keyof Props]: PictureOf<Props, Kind> }[keyof Props];

/** A picture in the form that the drawer accepts. */
export function toPicture<Props, Kind extends keyof Props & string>(
  { layouts, descriptions }: PictureKit<Props>,
  { kind, props }: PictureOf<Props, Kind>,
): Picture {
  return { layouts: layouts.href, kind, props, alt: descriptions[kind](props) };
}
