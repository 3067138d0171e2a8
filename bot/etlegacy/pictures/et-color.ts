import { COLOR } from '../../charts/tokens.ts';
import { keepContrast } from '../../charts/text/contrast.ts';
import { ET_PALETTE } from './et-palette.data.ts';

/** Thin strokes lose some of it to smoothing, the more on a phone: so more than the 4.5 of the rule. */
const LEGIBLE_CONTRAST = 6;

// Names stand on zebra rows too; the lighter row is the harder background.
const LEGIBLE = ET_PALETTE.map((color) => keepContrast(color, COLOR.raised, LEGIBLE_CONTRAST));

/** Colour of an ET colour code (the character after `^`), lightened where it would drown in the dark; null is plain text. */
export function etColor(code: string | null): string {
  if (code === null || code === '') return COLOR.text;
  return LEGIBLE[(code.charCodeAt(0) - 48) & 31] ?? COLOR.text;
}
