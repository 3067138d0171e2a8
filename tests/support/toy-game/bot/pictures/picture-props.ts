import type { CommonProps } from '../../../../../bot/charts/pictures/common-props.ts';

/** Every throw of one contest. */
export type SplashesProps = {
  readonly title: string;
  readonly detail: string;
  readonly throws: readonly { readonly name: string; readonly skips: number }[];
};

/** The pictures of the game by their kind: what they are drawn from. */
export type SkimmingProps = CommonProps & { splashes: SplashesProps };
