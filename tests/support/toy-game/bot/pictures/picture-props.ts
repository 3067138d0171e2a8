import type { CommonProps } from '../../../../../bot/charts/pictures/common-props.ts';

/** Every throw of one contest. */
export type SplashesProps = {
  readonly title: string;
  readonly detail: string;
  readonly throws: readonly { readonly name: string; readonly skips: number }[];
};

/** Props of the game's pictures by kind. */
export type SkimmingProps = CommonProps & { splashes: SplashesProps };
