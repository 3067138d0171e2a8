import type {
  OverviewPlayer,
  OverviewProps,
} from '../../../../bot/etlegacy/pictures/overview/overview-props.ts';
import type { PlayedMap } from '../../../../bot/etlegacy/pictures/session/played-map.ts';
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

/** How maps end: the faster attack wins, two that held are a draw. */
const MAP_ENDS = [
  { winner: 0, seconds: [402, 548] },
  { winner: 1, seconds: [605, 541] },
  { winner: 0, seconds: [448, null] },
  { winner: 0, seconds: [471, 527] },
  { winner: null, seconds: [null, null] },
  { winner: 1, seconds: [null, 517] },
  { winner: 0, seconds: [532, 556] },
] as const satisfies readonly Pick<PlayedMap, 'winner' | 'seconds'>[];

const TEAMS = ['Team Kestrel', 'Team Otter'] as const;
const LONG_TEAMS = ['The Unreasonably Long Line-Up Name', '忍者 チーム'] as const;
const OTHER_TEAMS = ['///M.', 'Team Falcon'] as const;

function maps(count: number, lineups: PlayedMap['lineups'] = TEAMS): PlayedMap[] {
  return Array.from({ length: count }, (_, index) => {
    const { winner, seconds } = MAP_ENDS[index % MAP_ENDS.length] ?? MAP_ENDS[0];
    const map = MAPS[index % MAPS.length] ?? 'supply';
    return { map, state: 'complete', lineups, winner, seconds };
  });
}

/** Rounds of last man standing that are shown as one map. */
function rounds(map: string, score: readonly [number, number]): PlayedMap {
  const winner = score[0] === score[1] ? null : score[0] > score[1] ? 0 : 1;
  const single = { gameType: 'last_man_standing', attacker: null } as const;
  return { map, state: 'complete', lineups: TEAMS, winner, seconds: [61, null], single, score };
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

function scoreOf(
  [a, b]: readonly [string, string],
  played: readonly PlayedMap[],
): OverviewProps['blocks'][number] {
  const won = (side: 0 | 1) => played.filter((map) => map.winner === side).length;
  return [
    { name: a, won: won(0) },
    { name: b, won: won(1) },
  ];
}

function evening(names: readonly string[], size: number, count: number): OverviewProps {
  const played = maps(count);
  return {
    title: 'Friday, 14 March 2025',
    blocks: [scoreOf(TEAMS, played)],
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
  'sums in part': {
    ...evening(ORDINARY, 16, 5),
    blocks: [
      [
        { name: TEAMS[0], won: 128 },
        { name: TEAMS[1], won: 134 },
      ],
    ],
    players: players(ORDINARY, 16).map((row, place) => ({
      ...row,
      revives: 128,
      points: 1560 + row.points,
      parts: place % 3 === 0 ? ['revives', 'points'] : ['points'],
    })),
  },
  'one player': {
    ...evening(ORDINARY, 1, 1),
    blocks: [],
    highlights: [],
    maps: [{ map: 'supply', state: 'complete', lineups: null, winner: 0, seconds: [402, null] }],
  },
  'dark names': evening(DARK, 12, 2),
  'six players': evening(ORDINARY, 6, 3),
  'thirty-two players': evening(ORDINARY, 32, 24),
  'hard names': {
    ...evening(HARD, 16, 5),
    blocks: [
      [
        { name: LONG_TEAMS[0], won: 12 },
        { name: LONG_TEAMS[1], won: 10 },
      ],
    ],
    maps: [
      {
        map: 'etl_a_map_with_quite_an_endless_name_b7',
        state: 'complete',
        lineups: LONG_TEAMS,
        winner: 1,
        seconds: [431, 402],
      },
      ...maps(4, LONG_TEAMS),
    ],
  },
  'draw and zeros': {
    ...evening(ORDINARY, 2, 1),
    blocks: [scoreOf(TEAMS, [])],
    draws: 1,
    maps: [{ map: 'supply', state: 'complete', lineups: TEAMS, winner: null, seconds: [null, null] }],
    players: [zero, { ...zero, nameRuns: runs('Kazimir'), lineup: 1 }],
    highlights: [],
  },
  'last man standing': {
    ...evening(ORDINARY, 8, 4),
    blocks: [scoreOf(TEAMS, maps(4))],
    rounds: 58,
    maps: [
      rounds('bremen_b3', [2, 3]),
      rounds('sw_goldrush_te', [21, 20]),
      rounds('braundorf_b4', [5, 5]),
      {
        map: 'supply',
        state: 'complete',
        lineups: TEAMS,
        winner: 1,
        seconds: [null, 27],
        single: { gameType: 'last_man_standing', attacker: null },
      },
    ],
  },
  'two mixes': {
    ...evening(ORDINARY, 6, 5),
    blocks: [scoreOf(TEAMS, maps(3)), scoreOf(OTHER_TEAMS, maps(2))],
    maps: [...maps(3), ...maps(2, OTHER_TEAMS)],
  },
  'hard names, six mixes': {
    ...evening(HARD, 6, 6),
    blocks: Array.from({ length: 6 }, (_, at) => scoreOf(at % 2 === 0 ? LONG_TEAMS : OTHER_TEAMS, maps(1))),
    maps: Array.from({ length: 6 }, (_, at) => maps(1, at % 2 === 0 ? LONG_TEAMS : OTHER_TEAMS)).flat(),
  },
  unfinished: {
    ...evening(ORDINARY, 6, 2),
    draws: 0,
    maps: [
      ...maps(1),
      { map: 'adlernest', state: 'unfinished', lineups: TEAMS, winner: null, seconds: [431, null] },
    ],
  },
};
