import type { FieldName } from '../../../core/etlegacy/fields.ts';

/** The counters after the weapons of a JSON document, in its order. Two more follow: the share alive and XP. */
export const JSON_COUNTERS = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'gibs',
  'selfKills',
  'teamKills',
  'teamGibs',
] as const satisfies readonly FieldName[];
