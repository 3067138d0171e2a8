import { COLOR } from '../../../charts/tokens.ts';
import { cleanText } from '../../../charts/text/clean-text.ts';
import { CLASSES } from './log-colors.data.ts';

type ClassLook = { readonly name: string; readonly letter: string; readonly color: string };

/** How a class of a log is shown; an unknown one by its own name. */
export function classLook(key: string): ClassLook {
  const known = CLASSES.find((one) => one.key === key.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return known ?? { name: cleanText(key).slice(0, 16), letter: '?', color: COLOR.silver };
}
