import type { CompareProps } from '../../../../bot/charts/pictures/compare-props.ts';
import type { ComparedStat } from '../../../../bot/charts/text/compared-stat.ts';
import type { BalanceProps } from '../../../../bot/etlegacy/pictures/session/session-props.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';

function stats(sides: number): ComparedStat[] {
  const spread = (base: number, step: number): number[] =>
    Array.from({ length: sides }, (_, side) => base - step * ((side * 5) % 3) + step * 0.4 * side);
  return [
    {
      label: 'Damage per minute',
      format: 'whole',
      better: 'higher',
      values: spread(412, 31),
      scale: [150, 430],
    },
    {
      label: 'Kills per round',
      format: 'ratio',
      better: 'higher',
      values: spread(18.2, -1.1),
      scale: [4, 24],
    },
    {
      label: 'Deaths per round',
      format: 'ratio',
      better: 'lower',
      values: spread(11.4, 1.7),
      scale: [6, 18],
    },
    { label: 'K/D', format: 'ratio', better: 'higher', values: spread(1.6, 0.2), scale: [0.4, 2] },
    {
      label: 'Accuracy',
      format: 'percent',
      better: 'higher',
      values: spread(0.36, -0.03),
      scale: [0.15, 0.45],
    },
    {
      label: 'Head shots',
      format: 'percent',
      better: 'higher',
      values: spread(0.16, 0.01),
      scale: [0.05, 0.25],
    },
    {
      label: 'Revives per round',
      format: 'ratio',
      better: 'higher',
      values: spread(1.2, -0.9),
      scale: [0, 8],
    },
    {
      label: 'Time alive',
      format: 'percent',
      better: 'higher',
      values: spread(0.71, 0.02),
      scale: [0.5, 0.9],
    },
  ];
}

function compare(names: readonly string[], sides: number): CompareProps {
  return {
    title: 'Season 3 · all maps',
    needed: '5 rounds and 60 minutes',
    sides: names.slice(0, sides).map((name, index) => ({ nameRuns: runs(name), rounds: 64 - index * 9 })),
    stats: stats(sides),
  };
}

const zero: ComparedStat = {
  label: 'Kills',
  format: 'whole',
  better: 'higher',
  values: [0, 0],
  scale: [0, 0],
};

export const compareCases: Readonly<Record<string, CompareProps>> = {
  two: compare(ORDINARY, 2),
  three: compare(ORDINARY, 3),
  four: compare(ORDINARY, 4),
  'two hard names': {
    ...compare(HARD, 2),
    title: 'A title that goes on for much longer than anybody would like to read it',
  },
  'four hard names': compare(HARD, 4),
  'right to left': compare(HARD.slice(5), 2),
  'three hard names': compare(HARD.slice(4), 3),
  'four symbols': compare(HARD.slice(7), 4),
  'two dark names': compare(DARK, 2),
  'four dark names': compare(DARK, 4),
  'few rounds': {
    ...compare(ORDINARY, 2),
    sides: [
      { nameRuns: runs('pike'), rounds: 2 },
      { nameRuns: runs('mnx'), rounds: 44 },
    ],
    stats: stats(2).map((stat) => ({ ...stat, tooFew: true })),
  },
  zeros: {
    ...compare(ORDINARY, 2),
    stats: [zero, { ...zero, label: 'Accuracy', format: 'percent', values: [null, null] }],
  },
  'three equal': { ...compare(ORDINARY, 3), stats: [{ ...zero, values: [5, 5, 5], scale: [0, 10] }] },
};

const lineups = ['Team Kestrel', 'Team Otter'] as const;
const balance: readonly ComparedStat[] = [
  { label: 'Kills', format: 'whole', better: 'higher', values: [1204, 1166], scale: [0, 1204] },
  { label: 'Damage', format: 'whole', better: 'higher', values: [214_220, 221_003], scale: [0, 221_003] },
  {
    label: 'Damage per minute and player',
    format: 'whole',
    better: 'higher',
    values: [322, 331],
    scale: [0, 331],
  },
  { label: 'Revives', format: 'whole', better: 'higher', values: [122, 97], scale: [0, 122] },
  { label: 'Accuracy', format: 'percent', better: 'higher', values: [0.331, 0.348], scale: [0, 0.348] },
  { label: 'Maps won', format: 'whole', better: 'higher', values: [5, 2], scale: [0, 5] },
];

export const balanceCases: Readonly<Record<string, BalanceProps>> = {
  'two line-ups': { title: 'Friday, 14 March 2025', lineups, stats: balance },
  'hard names': {
    title: 'Friday, 14 March 2025',
    lineups: ['The Unreasonably Long Line-Up Name', '忍者 チーム'],
    stats: balance.slice(0, 3),
  },
  'right to left': {
    title: 'Friday, 14 March 2025',
    lineups: ['مرحبا بالعالم', 'שלום עולם'],
    stats: balance,
  },
  level: {
    title: 'Friday, 14 March 2025',
    lineups,
    stats: balance.map((stat) => ({ ...stat, values: [stat.values[0] ?? null, stat.values[0] ?? null] })),
  },
  zeros: { title: 'Friday, 14 March 2025', lineups, stats: [zero] },
};
