import { cleanName } from '../../../wording/clean-name.ts';

/** What was done to an objective, by the label of the log without `obj_`. */
const DEEDS: Readonly<Record<string, string>> = {
  planted: 'planted at',
  defused: 'defused',
  destroyed: 'destroyed',
  repaired: 'repaired',
  taken: 'took',
  secured: 'secured',
  returned: 'returned',
  flagcaptured: 'captured',
  flag_captured: 'captured',
  carrierkilled: 'carrier killed of',
  repickup: 'picked up again',
  dropped: 'dropped',
  escort: 'escorted',
  misc: 'did',
};

/** Of an objective that the server's configuration does not name, such as "Unknown Repair". */
const UNNAMED = /^unknown\b/i;

/** "took gold_bars". The name of the objective is that of the server's configuration. */
export function sayDeed(deed: string, objective: string | null): string {
  const words = DEEDS[deed] ?? cleanName(deed.replaceAll('_', ' '));
  return objective === null || UNNAMED.test(objective)
    ? words.replace(/ (?:at|of)$/, '')
    : `${words} ${cleanName(objective)}`;
}
