import { COLOR } from '../../charts/tokens.ts';
import { keepContrast } from '../../charts/text/contrast.ts';
import { ET_PALETTE } from './et-palette.data.ts';

/** Smoothing reduces the contrast of thin strokes, especially on a phone, so this is more than the 4.5 of the rule. */
const LEGIBLE_CONTRAST = 6;

// Names are also on striped rows, of which the lighter ones give less contrast.
const LEGIBLE = ET_PALETTE.map((color) => keepContrast(color, COLOR.raised, LEGIBLE_CONTRAST));

/** Colour of an ET colour code (the character after `^`), lightened if it would be too dark; null is plain text. */
export function etColor(code: string | null): string {
  if (code === null || code === '') return COLOR.text;
  return LEGIBLE[(code.charCodeAt(0) - 48) & 31] ?? COLOR.text;
}
