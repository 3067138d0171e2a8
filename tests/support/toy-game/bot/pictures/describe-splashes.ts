import { joinAltText } from '../../../../../bot/charts/text/alt-text.ts';
import { formatCount } from '../../../../../bot/charts/text/format.ts';
import type { SplashesProps } from './picture-props.ts';

/** Alt text of the throws of a contest. */
export function describeSplashes({ title, detail, throws }: SplashesProps): string {
  return joinAltText(
    `${title}, ${detail}.`,
    throws.map(({ name, skips }) => `${name} ${formatCount(skips, 'skip')};`),
  );
}
