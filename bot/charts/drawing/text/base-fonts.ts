import { registerFont } from './font-file.ts';

const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'] as const;
const WEIGHTS = [400, 600, 700] as const;

/** Families of Inter, one per subset, in the order of the chain. */
export const BASE_FAMILIES = SUBSETS.map((subset) => `Inter ${subset}`);

/** Registers Inter; about 15 ms, once per thread. */
export function registerBaseFonts(): void {
  for (const subset of SUBSETS) {
    for (const weight of WEIGHTS) {
      registerFont(`Inter ${subset}`, '@fontsource/inter', `files/inter-${subset}-${weight}-normal.woff2`);
    }
  }
}
