import { ASKING } from './asking.ts';
import { LINKING } from './linking.ts';
import { PRESSING } from './pressing.ts';
import { SETTING_UP } from './setting-up.ts';
import type { Scenario } from './stage.ts';

/** All scenarios, played at every kind of Discord in this order, on evenings of 32 players, with one bot and one database. */
export const SCENARIOS: readonly Scenario[] = [...LINKING, ...PRESSING, ...SETTING_UP, ...ASKING];
