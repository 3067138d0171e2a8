/** What the sign of `markPart` means, for the line below a table. */
export const PART_LEGEND = '+ counted in part of the rounds, the others do not tell it';

/**
 * Marks a sum over rounds of which some do not tell it: 18+. A dash stays a dash, and so few that only a limit is said (<3) are
 * unknown then.
 */
export function markPart(text: string, isPart: boolean): string {
  if (!isPart || !/\d/.test(text)) return text;
  return text.startsWith('<') ? '–' : `${text}+`;
}
