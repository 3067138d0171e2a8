import type { Enemy } from '../../parsers/helldivers1/fields.ts';

/** By the enemy's number in the answers. */
export const FRONT_NAMES = { 0: 'Bugs', 1: 'Cyborgs', 2: 'Illuminate' } as const satisfies Record<
  Enemy,
  string
>;

type Region = { readonly region: string; readonly capital: string };

const region = (text: string): Region => {
  const [name = '', capital = name] = text.split('/');
  return { region: name, capital };
};

/** Regions 1 to 11 as counted from Super Earth; 11 is the enemy's homeworld. */
export const REGION_NAMES = {
  0: [
    'Wise/New New York',
    'Kruger/Liberty City',
    'Ross/Tiberia',
    "Struve/Northman's Creek",
    'Xi Tauri/New Haven',
    'Cancri/Freedom Fortress',
    "Higgs/Martyr's Bay",
    'Hawking/Segma Prime',
    'Rigel/Freedom Peak',
    'Aurigae/Final Frontier',
    'Kepler Prime',
  ].map(region),
  1: [
    'Sirius/Stockholm City',
    'Polaris/Thunder Head',
    'Pictor/New Moscow',
    'Sagan/Highwind',
    'Horolium/Providence',
    'Gellert/Gellert City',
    'Lacaille/Bahia Democracia',
    'Indi/Winter Hold',
    'Ceti/Doral Creek',
    'Cygni/New Berlin',
    'Cyberstan',
  ].map(region),
  2: [
    'Centaury/New Hanover',
    'Barnard/Iron Tower',
    'Procyon/White Landing',
    'Castor/Justice Bay',
    'Orionis/New Alexandria',
    'Prometheus/Ribatishiti',
    'Cassiopaiae/Dal Rage',
    'Ursa/Ultima',
    'Canes/Jiyu Toshi',
    'Arcturus/Hawk Nest',
    "Squ'bai Shrine",
  ].map(region),
} as const satisfies Record<Enemy, readonly Region[]>;
