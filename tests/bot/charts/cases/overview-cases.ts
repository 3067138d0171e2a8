import type { OverviewPlayer, OverviewProps } from '../../../../bot/etlegacy/pictures/overview-props.ts';
import type { PlayedMap } from '../../../../bot/etlegacy/pictures/played-map.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';

const MAPS = [
  'supply',
  'etl_ice',
  'te_escape2',
  'sw_goldrush_te',
  'adlernest',
  'bremen_b3',
  'frostbite',
  'radar',
  'karsiah_te2',
  'missile_b3',
  'erdenberg_t2',
  'braundorf_b4',
];

/** How maps end: the faster attack wins, two that held draw. */
const MAP_ENDS = [
  { winner: 0, seconds: [402, 548] },
  { winner: 1, seconds: [605, 541] },
  { winner: 0, seconds: [448, null] },
  { winner: 0, seconds: [471, 527] },
  { winner: null, seconds: [null, null] },
  { winner: 1, seconds: [null, 517] },
  { winner: 0, seconds: [532, 556] },
] as const satisfies readonly Pick<PlayedMap, 'winner' | 'seconds'>[];

function maps(count: number): PlayedMap[] {
  return Array.from({ length: count }, (_, index) => {
    const { winner, seconds } = MAP_ENDS[index % MAP_ENDS.length] ?? MAP_ENDS[0];
    const map = MAPS[index % MAPS.length] ?? 'supply';
    return { map, state: 'complete', winner, otherWinner: null, seconds };
  });
}

function players(names: readonly string[], count: number): OverviewPlayer[] {
  return names.slice(0, count).map((name, place) => ({
    nameRuns: runs(name),
    lineup: place === 9 ? null : place % 2 === 0 ? 0 : 1,
    kills: 214 - place * 6 + (place % 3),
    deaths: 131 + ((place * 13) % 41),
    dpm: 388.2 - place * 8.7,
    revives: (place * 11) % 37,
    points: 560 - place * 21,
    rounds: place === 9 ? 5 : 18,
    isRanked: place !== 9,
    star: place === 0,
  }));
}

function evening(names: readonly string[], size: number, count: number): OverviewProps {
  const played = maps(count);
  return {
    title: 'Friday, 14 March 2025',
    lineups: [
      { name: 'Team Kestrel', won: played.filter((map) => map.winner === 0).length },
      { name: 'Team Otter', won: played.filter((map) => map.winner === 1).length },
    ],
    draws: played.filter((map) => map.winner === null).length,
    maps: played,
    rounds: count * 2,
    seconds: count * 1210,
    players: players(names, size),
    highlights: [
      { label: 'Most revives', nameRuns: runs(names[1 % size] ?? ''), value: '34 revives' },
      { label: 'Longest spree', nameRuns: runs(names[2 % size] ?? ''), value: '11 kills on supply' },
      { label: 'Objective', nameRuns: runs(names[3 % size] ?? ''), value: '4 dynamites planted' },
    ],
  };
}

const zero: OverviewPlayer = {
  nameRuns: runs('^1vek^7tor'),
  lineup: 0,
  kills: 0,
  deaths: 0,
  dpm: null,
  revives: 0,
  points: 0,
  rounds: 1,
  isRanked: true,
  star: false,
};

export const overviewCases: Readonly<Record<string, OverviewProps>> = {
  'twelve players': evening(ORDINARY, 12, 12),
  'one player': {
    ...evening(ORDINARY, 1, 1),
    lineups: null,
    highlights: [],
    maps: [
      { map: 'supply', state: 'complete', winner: null, otherWinner: 'Team vektor', seconds: [402, null] },
    ],
  },
  'dark names': evening(DARK, 12, 2),
  'six players': evening(ORDINARY, 6, 3),
  'thirty-two players': evening(ORDINARY, 32, 24),
  'hard names': {
    ...evening(HARD, 16, 5),
    lineups: [
      { name: 'The Unreasonably Long Line-Up Name', won: 12 },
      { name: '忍者 チーム', won: 10 },
    ],
    maps: [
      {
        map: 'etl_a_map_with_quite_an_endless_name_b7',
        state: 'complete',
        winner: 1,
        otherWinner: null,
        seconds: [431, 402],
      },
      ...maps(4),
    ],
  },
  'draw and zeros': {
    ...evening(ORDINARY, 2, 1),
    lineups: [
      { name: 'Team Kestrel', won: 0 },
      { name: 'Team Otter', won: 0 },
    ],
    draws: 1,
    maps: [{ map: 'supply', state: 'complete', winner: null, otherWinner: null, seconds: [null, null] }],
    players: [zero, { ...zero, nameRuns: runs('Kazimir'), lineup: 1 }],
    highlights: [],
  },
  unfinished: {
    ...evening(ORDINARY, 6, 2),
    draws: 0,
    maps: [
      ...maps(1),
      { map: 'adlernest', state: 'unfinished', winner: null, otherWinner: null, seconds: [431, null] },
    ],
  },
};
