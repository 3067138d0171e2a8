import type { NameRun } from '../charts/text/name-run.ts';
import { cleanName } from '../text/clean-name.ts';

/** A name as pictures take it; without colours, which only the file of a round knows. */
export function chartName(name: string): readonly NameRun[] {
  return [{ text: cleanName(name), code: null }];
}
