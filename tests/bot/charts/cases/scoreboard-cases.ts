import type {
  ScoreboardPlayer,
  ScoreboardProps,
} from '../../../../bot/etlegacy/pictures/scoreboard/scoreboard-props.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';

/** Each place has slightly lower numbers than the one before. */
const FADE = 0.95;
const TELLING = { dpm: true, accuracy: true } as const;

function player(name: string, place: number, star = false): ScoreboardPlayer {
  return {
    nameRuns: runs(name),
    kills: Math.round(31 * FADE ** place),
    deaths: 14 + ((place * 5) % 9),
    dpm: 412.4 * FADE ** place,
    damage: Math.round(5204 * FADE ** place),
    accuracy: 0.41 - place * 0.009,
    revives: (place * 7) % 12,
    isTelling: TELLING,
    star,
  };
}

function teams(names: readonly string[], size: number): ScoreboardProps['teams'] {
  const pick = (from: number): ScoreboardPlayer[] =>
    names
      .slice(from, from + size)
      .map((name, place) => player(name, place * 2 + (from > 0 ? 1 : 0), from === 0 && place === 0));
  return [
    { name: 'Team Kestrel', lineup: 0, side: 'allies', seconds: 462, completed: true, players: pick(0) },
    { name: 'Team Otter', lineup: 1, side: 'axis', seconds: 550, completed: true, players: pick(size) },
  ];
}

function match(names: readonly string[], size: number): ScoreboardProps {
  return {
    map: 'supply',
    swapsSides: true,
    detail: `stopwatch · ${size}v${size}`,
    state: 'complete',
    winner: 0,
    teams: teams(names, size),
  };
}

const zero = {
  kills: 0,
  deaths: 0,
  dpm: null,
  damage: 0,
  accuracy: null,
  revives: 0,
  isTelling: TELLING,
  star: false,
};
const [first, second] = teams(ORDINARY, 3);

export const scoreboardCases: Readonly<Record<string, ScoreboardProps>> = {
  'six a side': match(ORDINARY, 6),
  'one player': {
    ...match(ORDINARY, 1),
    teams: [
      teams(ORDINARY, 1)[0],
      { name: 'Team Otter', lineup: 1, side: 'axis', seconds: null, completed: null, players: [] },
    ],
    state: 'unfinished',
    winner: null,
  },
  'sums in part': {
    ...match(ORDINARY, 3),
    teams: [
      {
        ...first,
        players: first.players.map((row) => ({ ...row, damage: 15_204, parts: ['damage', 'revives'] })),
      },
      second,
    ],
  },
  'three a side': match(ORDINARY, 3),
  'sixteen a side': match(ORDINARY, 16),
  'hard names': {
    ...match(HARD, 8),
    map: 'etl_a_map_with_quite_an_endless_name_b7',
    detail: 'stopwatch · 8v8',
    winner: 1,
    teams: [
      { ...teams(HARD, 8)[0], name: 'The Unreasonably Long Line-Up Name' },
      { ...teams(HARD, 8)[1], name: '忍者 チーム' },
    ],
  },
  'dark names': match(DARK, 6),
  zeros: {
    ...match(ORDINARY, 3),
    teams: [
      { ...first, players: first.players.map((row) => ({ ...row, ...zero })) },
      { ...second, players: second.players.map((row) => ({ ...row, ...zero })) },
    ],
  },
  draw: {
    ...match(ORDINARY, 3),
    winner: null,
    teams: [
      { ...first, seconds: 600, completed: false },
      { ...second, seconds: 600, completed: false },
    ],
  },
  'one round': {
    ...match(ORDINARY, 3),
    swapsSides: false,
    detail: 'campaign · 3v3',
    winner: 1,
    teams: [
      { ...first, seconds: 212, completed: false },
      { ...second, seconds: null, completed: null, role: 'defence' },
    ],
  },
  'last man standing': {
    ...match(ORDINARY, 3),
    swapsSides: false,
    detail: 'last man standing · 3v3',
    teams: [
      { ...first, seconds: null, completed: null, role: 'fight' },
      { ...second, seconds: null, completed: null, role: 'fight' },
    ],
  },
  unfinished: {
    ...match(ORDINARY, 3),
    state: 'unfinished',
    winner: null,
    teams: [first, { ...second, seconds: null, completed: null }],
  },
};
