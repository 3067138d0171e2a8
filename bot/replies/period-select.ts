import type { APISelectMenuOption } from 'discord-api-types/v10';
import { formatPeriod, type Period } from '../../core/period.ts';
import { sayPeriod } from '../../wording/say-period.ts';

const USUAL: readonly Period[] = [
  { kind: 'session' },
  { kind: 'week' },
  { kind: 'month' },
  { kind: 'season' },
  { kind: 'days', days: 90 },
  { kind: 'all' },
];

/** Options of a select, with the shown period marked; an unusual period comes first. */
export function periodOptions(shown: Period): APISelectMenuOption[] {
  const value = formatPeriod(shown);
  const known = USUAL.some((period) => formatPeriod(period) === value);
  return [...(known ? [] : [shown]), ...USUAL].map((period) => ({
    label: capitalize(sayPeriod(period)),
    value: formatPeriod(period),
    ...(formatPeriod(period) === value ? { default: true } : {}),
  }));
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
