import type { FormProps } from '../../../../bot/charts/pictures/trend-props.ts';
import type { TimeTrendProps } from '../../../../bot/etlegacy/pictures/session/session-props.ts';
import { plainName } from '../../../../bot/charts/text/name-run.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';

const head = { title: 'Friday, 14 March 2025', lineups: ['Team Kestrel', 'Team Otter'] } as const;

function wave(count: number, from: number, seed: number): (number | null)[] {
  return Array.from({ length: count }, (_, round) =>
    (round + seed) % 11 === 6
      ? null
      : from + Math.round(Math.sin(round * 1.7 + seed) * 70 + ((round * 37 + seed * 53) % 60)),
  );
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

const MAPS = ['supply', 'te_escape2', 'sw_goldrush_te', 'etl_adlernest', 'radar', 'frostbite', 'bremen_b3'];

/** Two rounds per map. */
function mapsOf(rounds: number): TimeTrendProps['maps'] {
  return Array.from({ length: Math.ceil(rounds / 2) }, (_, index) => ({
    map: MAPS[index % MAPS.length] ?? 'supply',
    rounds: Math.min(2, rounds - 2 * index),
  }));
}

function trend(names: readonly string[], count: number, rounds: number): TimeTrendProps {
  const players = names.slice(0, count).map((name, place) => {
    const dpm = wave(rounds, 310 - place * 4, place);
    return {
      nameRuns: runs(name),
      lineup: place === 4 ? null : place % 2 === 0 ? (0 as const) : (1 as const),
      dpm,
      average: mean(dpm),
    };
  });
  return { ...head, maps: mapsOf(rounds), players };
}

export const timeTrendCases: Readonly<Record<string, TimeTrendProps>> = {
  'twelve players': trend(ORDINARY, 12, 24),
  'one player': trend(ORDINARY, 1, 2),
  'six players': trend(ORDINARY, 6, 6),
  'thirty-two players': trend(ORDINARY, 32, 24),
  'hard names': { ...trend(HARD, 16, 12), lineups: null },
  'two players': trend(ORDINARY, 2, 9),
  'dark names': trend(DARK, 12, 9),
  'one round': trend(ORDINARY, 4, 1),
  'a long evening': trend(ORDINARY, 6, 60),
  zeros: {
    ...head,
    maps: mapsOf(3),
    players: [
      { nameRuns: runs('mnx'), lineup: 0, dpm: [0, 0, 0], average: 0 },
      { nameRuns: runs('pike'), lineup: 1, dpm: [null, null, null], average: null },
    ],
  },
};

function form(values: readonly (number | null)[]): FormProps {
  const days = ['3 Mar', '5 Mar', '9 Mar', '12 Mar', '14 Mar'];
  return {
    nameRuns: runs('^1vek^7tor'),
    stat: 'Damage per minute',
    format: 'whole',
    fromZero: true,
    points: values.map((value, index) => ({
      label: days[Math.floor((index * days.length) / values.length)] ?? '',
      value,
    })),
    average: mean(values),
  };
}

export const formCases: Readonly<Record<string, FormProps>> = {
  'twenty rounds': form(wave(20, 320, 3)),
  'one round': form([312]),
  'two rounds': form([312, 290]),
  'hundred rounds': { ...form(wave(100, 300, 1)), nameRuns: runs(HARD[0]) },
  'last far below average': form([400, 420, 410, 405, 30]),
  rating: { ...form(wave(20, 1580, 5)), stat: 'Rating', fromZero: false },
  ratio: { ...form([1.2, 0.8, null, 1.9, 2.4]), stat: 'K/D', format: 'ratio' },
  ...Object.fromEntries(
    HARD.slice(1, 8).map((name) => [
      `name ${plainName(runs(name))}`,
      { ...form(wave(8, 320, 2)), nameRuns: runs(name) },
    ]),
  ),
  'dark name': { ...form(wave(8, 320, 2)), nameRuns: runs('^0d^4a^?r^>k') },
  zeros: form([0, 0, 0, 0]),
  missing: form([null, null]),
};
