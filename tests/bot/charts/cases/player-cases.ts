import type { CardProps } from '../../../../bot/charts/pictures/card-props.ts';
import type {
  MapTableProps,
  WeaponTableProps,
} from '../../../../bot/etlegacy/pictures/overall/overall-props.ts';
import type { PodiumProps, RecordProps } from '../../../../bot/charts/pictures/podium-props.ts';
import { plainName } from '../../../../bot/charts/text/name-run.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';

const form = [1580, 1592, 1571, 1604, 1630, null, 1622, 1598, 1640, 1655, 1649, 1612];

const card: CardProps = {
  nameRuns: runs('^1vek^7tor'),
  place: 4,
  ranked: 87,
  rounds: 214,
  period: 'Season 3',
  numbers: [
    { label: 'DPM', value: 388.4, format: 'whole', percentile: 0.92 },
    { label: 'K/D', value: 1.63, format: 'ratio', percentile: 0.88 },
    { label: 'Accuracy', value: 0.413, format: 'percent', percentile: 0.97 },
    { label: 'Kills', value: 4213, format: 'whole', percentile: 0.995 },
    { label: 'Revives', value: 121, format: 'whole', percentile: 0.31 },
    { label: 'Maps won', value: 0.61, format: 'percent', percentile: 0.7 },
  ],
  form: { stat: 'Rating', format: 'whole', values: form, average: 1613 },
  sides: [
    { label: 'Aim', percentile: 0.94 },
    { label: 'Damage', percentile: 0.9 },
    { label: 'Survival', percentile: 0.44 },
    { label: 'Support', percentile: 0.27 },
    { label: 'Objective', percentile: 0.66 },
  ],
};

export const cardCases: Readonly<Record<string, CardProps>> = {
  veteran: card,
  newcomer: {
    ...card,
    place: null,
    rounds: 2,
    numbers: card.numbers.map((number) => ({
      label: number.label,
      value: number.value,
      format: number.format,
      percentile: null,
    })),
    form: { ...card.form, values: [240, 310], average: 275 },
    sides: card.sides.map((side) => ({ label: side.label, percentile: null })),
  },
  'hard name': {
    ...card,
    nameRuns: runs(HARD[0]),
    ranked: 12_034,
    place: 11_932,
    period: 'A period with a very long name',
  },
  'right to left': { ...card, nameRuns: runs(HARD[6]) },
  'wide name': { ...card, nameRuns: runs(HARD[1]) },
  'Japanese name': { ...card, nameRuns: runs(HARD[2]) },
  'symbol name': { ...card, nameRuns: runs(HARD[7]) },
  'dark name': { ...card, nameRuns: runs('^0d^4a^?r^>k') },
  'no name': { ...card, nameRuns: runs(HARD[14]) },
  zeros: {
    ...card,
    place: 87,
    numbers: card.numbers.map((number) => ({
      label: number.label,
      value: 0,
      format: number.format,
      percentile: 0,
    })),
    form: { ...card.form, values: [], average: null },
    sides: card.sides.map((side) => ({ label: side.label, percentile: 0 })),
  },
};

function podium(names: readonly string[], count: number): PodiumProps {
  return {
    stat: 'Damage per minute',
    detail: 'Season 3 · all maps',
    format: 'whole',
    players: names.slice(0, count).map((name, index) => ({
      nameRuns: runs(name),
      place: index + 1,
      value: 412 - index * 14,
      rounds: 64 - index,
    })),
  };
}

export const podiumCases: Readonly<Record<string, PodiumProps>> = {
  ten: podium(ORDINARY, 10),
  one: podium(ORDINARY, 1),
  three: podium(ORDINARY, 3),
  'hard names': podium(HARD, 10),
  'dark names': podium(DARK, 10),
  'right to left': podium(HARD.slice(5), 3),
  shared: {
    ...podium(ORDINARY, 4),
    players: podium(ORDINARY, 4).players.map((player) => ({
      nameRuns: player.nameRuns,
      rounds: 9,
      place: 1,
      value: 7,
    })),
  },
  nobody: podium(ORDINARY, 0),
};

const record: RecordProps = {
  title: 'New map record on radar',
  nameRuns: runs('^dh0mer'),
  value: 41,
  format: 'whole',
  unit: 'kills in a round',
  detail: 'Team Kestrel · 14 March 2025',
  previous: { value: 38, holder: runs('^2bul^8le'), date: '2 Feb 2025' },
};

export const recordCases: Readonly<Record<string, RecordProps>> = {
  broken: record,
  first: { ...record, previous: null },
  'holder unknown': { ...record, previous: { value: 38, holder: null, date: null } },
  'fastest attack': {
    ...record,
    title: 'Fastest attack ever on supply',
    nameRuns: runs('Team vektor'),
    value: 131,
    format: 'clock',
    unit: 'minutes to the objective',
    detail: 'Friday, 14 March 2025',
    previous: { value: 142, holder: null, date: '2 Feb 2025' },
  },
  'right to left': { ...record, nameRuns: runs(HARD[6]) },
  'Japanese name': { ...record, nameRuns: runs(HARD[2]) },
  'symbol name': { ...record, nameRuns: runs(HARD[7]) },
  'dark name': { ...record, nameRuns: runs('^0d^4a^?r^>k') },
  zero: { ...record, value: 0, previous: { value: 0, holder: null, date: null } },
  'hard names': {
    ...record,
    title: 'New map record on etl_a_map_with_quite_an_endless_name_b7 for a whole evening',
    nameRuns: runs(HARD[0]),
    value: 1_204_331,
    detail: 'The Unreasonably Long Line-Up Name · 14 March 2025',
    previous: { value: 1_104_331, holder: runs(HARD[1]), date: '28 February 2025' },
  },
};

const MAPS = [
  'supply',
  'etl_ice',
  'te_escape2',
  'sw_goldrush_te',
  'adlernest',
  'bremen_b3',
  'frostbite',
  'radar',
];

const GAME_TYPES = [
  ['sw', 'stopwatch'],
  ['lms', 'last man standing'],
  ['obj', 'objective'],
  ['camp', 'campaign'],
  ['vote', 'map vote'],
  ['one', 'one round a map'],
] as const;

export const mapTableCases: Readonly<Record<string, MapTableProps>> = {
  'eight maps': {
    detail: 'all players · Season 3',
    maps: MAPS.map((map, index) => ({
      map,
      played: 64 - index * 7,
      attacksWon: index === 6 ? null : 0.82 - index * 0.06,
      attacks: 60,
      averageSeconds: index === 6 ? null : 412 + index * 17,
      fastestSeconds: index === 6 ? null : 131 + index * 11,
    })),
  },
  'many maps': {
    detail: 'all players · all time',
    maps: Array.from({ length: 20 }, (_, index) => ({
      map: `te_simulated_${index}`,
      played: 40 - index,
      attacksWon: 0.5,
      attacks: 60,
      averageSeconds: 500,
      fastestSeconds: 99 * 60 + 59,
    })),
  },
  'one map': {
    detail: 'all players · this week',
    maps: [
      { map: 'supply', played: 0, attacksWon: 0, attacks: 1, averageSeconds: null, fastestSeconds: null },
    ],
  },
  'long names': {
    detail: 'a period with a name that goes on for much longer than anybody would read',
    maps: [
      {
        map: 'etl_a_map_with_quite_an_endless_name_b7',
        played: 12_034,
        attacksWon: 1,
        attacks: 60,
        averageSeconds: 719,
        fastestSeconds: 8,
      },
    ],
  },
  'several game types': {
    detail: 'all players · all time',
    maps: GAME_TYPES.map(([sign, words], index) => ({
      map: index === 0 ? 'etl_adlernest' : 'sw_goldrush_te',
      type: { sign, words },
      played: 1_200 - index * 190,
      attacksWon: sign === 'lms' ? null : 0.5,
      attacks: sign === 'lms' ? 0 : 60,
      averageSeconds: sign === 'lms' ? null : 412,
      fastestSeconds: sign === 'lms' ? null : 131,
    })),
  },
  none: { detail: 'all players · this week', maps: [] },
};

const WEAPONS = [
  'MP 40',
  'Thompson',
  'Grenades',
  'Luger',
  'Colt',
  'Rifle grenade',
  'scoped Garand',
  'Panzerfaust',
];

const TELLING = { accuracy: true, headshots: true } as const;

export const weaponTableCases: Readonly<Record<string, WeaponTableProps>> = {
  'eight weapons': {
    detail: 'vektor · Season 3',
    weapons: WEAPONS.map((weapon, index) => ({
      weapon,
      kills: Math.round(1830 / (index + 1)),
      accuracy: index === 2 || index === 5 || index === 7 ? null : 0.41 - index * 0.03,
      headshots: index === 2 || index === 5 || index === 7 ? null : 0.17 - index * 0.01,
      isTelling: TELLING,
    })),
  },
  ...Object.fromEntries(
    HARD.slice(1, 8).map((name) => {
      const who = plainName(runs(name));
      const weapons = [
        { weapon: 'Granatwerfer', kills: 1_204_331, accuracy: 1, headshots: 1, isTelling: TELLING },
      ];
      return [`of ${who}`, { detail: `${who} · Season 3`, weapons }];
    }),
  ),
  zeros: {
    detail: 'mnx · this week',
    weapons: [{ weapon: 'Knife', kills: 0, accuracy: null, headshots: null, isTelling: TELLING }],
  },
  none: { detail: 'mnx · this week', weapons: [] },
};
