import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';

/** Every command that only reads, as people use it. */
export const READS: readonly (readonly [
  line: string,
  values: Readonly<Record<string, string | number | boolean>>,
])[] = [
  ['help', {}],
  ['about', {}],
  ['recap', {}],
  ['round', {}],
  ['top', { stat: 'dpm', min_rounds: 1 }],
  ['top', { stat: 'kills', period: 'month', map: 'oasis', min_rounds: 1 }],
  ['top', { stat: 'accuracy' }],
  ['rank', { stat: 'kills', player: keyOf('person0') }],
  ['player', { player: keyOf('person0') }],
  ['compare', { a: keyOf('person0'), b: keyOf('person1') }],
  ['maps', {}],
  ['maps', { map: 'oasis' }],
  ['weapons', {}],
  ['weapons', { weapon: 'MP40' }],
  ['weapons', { player: keyOf('person0') }],
  ['sessions', {}],
  ['prefs', {}],
  ['link', {}],
  ['unlink', {}],
  ['whois', { player: keyOf('person0') }],
  ['me', {}],
];
