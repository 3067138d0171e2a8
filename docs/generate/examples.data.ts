// The example of each command. Commands that are not listed get their required options from EXAMPLES_BY_OPTION.
import type { RawOptions } from '../../bot/framework/incoming/incoming.ts';

/** People of the sample. */
const [TRUCK_DRIVER, GUS, SALLY, OLGA, AMMO] = [
  'TruckDriver',
  'Goldrush Gus',
  'SyringeSally',
  'ObjectiveOlga',
  'ammo.pls',
];

export const EXAMPLES: Readonly<Record<string, RawOptions>> = {
  recap: {},
  round: { round: 'latest' },
  top: { stat: 'dpm', min_rounds: 1 },
  rank: { stat: 'kills' },
  compare: { a: GUS, b: OLGA },
  player: { player: SALLY },
  whois: { player: TRUCK_DRIVER },
  'admin reimport': { what: 'session' },
  'admin unlink': { player: GUS },
  'admin rename': { player: SALLY, name: 'Sally' },
  // This player replaced the truck driver for one map.
  'admin merge': { player: AMMO, into: TRUCK_DRIVER },
  'admin unmerge': { merged: AMMO },
  'admin team': { team: 'first', name: 'Foxes' },
  'admin lineup': { what: 'begin', round: 'latest' },
};

/** Values of required options. */
export const EXAMPLES_BY_OPTION: Readonly<Record<string, string | number>> = {
  player: SALLY,
  into: OLGA,
  a: TRUCK_DRIVER,
  b: GUS,
  stat: 'dpm',
  map: 'supply',
  weapon: 'THOMPSON',
  session: 'latest',
  round: 'latest',
  name: 'Sally',
};

/** The Discord member who runs the commands, and another one; both are linked to players. */
export const ASKER = { userId: '100000000000000001', name: 'You', player: TRUCK_DRIVER };
export const FRIEND = { userId: '100000000000000002', name: 'Friend', player: GUS };

/** The time of the requests: the morning after the sample. */
export const NOW = new Date('2026-10-03T09:00:00Z');

/** The message whose context menu is opened: the card of a map of the sample, by the custom id of its buttons. */
export const CARD = { target: '300000000000000001', ids: 'round1:0vyq97016g' };
