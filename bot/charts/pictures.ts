// Every picture by its kind: what it is drawn from, how it is laid out, how it is said in words.
import type { Scene } from './drawing/scene.ts';
import { describeOverview } from './pictures/describe-overview.ts';
import { describeScoreboard } from './pictures/describe-scoreboard.ts';
import { layoutOverview } from './pictures/layout-overview.ts';
import { layoutScoreboard } from './pictures/layout-scoreboard.ts';
import type { OverviewProps } from './pictures/overview-props.ts';
import type { ScoreboardProps } from './pictures/scoreboard-props.ts';

export type PropsByKind = {
  scoreboard: ScoreboardProps;
  overview: OverviewProps;
};

export type PictureKind = keyof PropsByKind;

/** One picture to draw: a kind with the props of that kind. */
export type PictureOf<Kind extends PictureKind> = { readonly kind: Kind; readonly props: PropsByKind[Kind] };
export type Picture = { [Kind in PictureKind]: PictureOf<Kind> }[PictureKind];

type Recipe<Props> = {
  readonly layout: (props: Props) => Scene;
  readonly describe: (props: Props) => string;
};

const RECIPES: { readonly [Kind in PictureKind]: Recipe<PropsByKind[Kind]> } = {
  scoreboard: { layout: layoutScoreboard, describe: describeScoreboard },
  overview: { layout: layoutOverview, describe: describeOverview },
};

/** The marks of a picture, before it is pixels. Throws on props that break their type. */
export function layoutPicture<Kind extends PictureKind>(picture: PictureOf<Kind>): Scene {
  return RECIPES[picture.kind].layout(picture.props);
}

/** Alt text with the facts of the picture, at most 1024 characters. */
export function describePicture<Kind extends PictureKind>(picture: PictureOf<Kind>): string {
  return RECIPES[picture.kind].describe(picture.props);
}
