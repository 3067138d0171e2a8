/** What the sign of `markPart` means, for the line below a table. */
export const PART_LEGEND = '+ counted in part of the rounds, the others do not tell it';

/** Marks a sum over rounds of which some do not tell it: 18+. A dash stays a dash. */
export function markPart(text: string, isPart: boolean): string {
  return isPart && /\d/.test(text) ? `${text}+` : text;
}
