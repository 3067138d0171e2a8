// Pictures of event logs: generated rounds of 2, 6, 12 and 24 players, with ordinary and hostile names.
import type {
  ClassesProps,
  DamageTimeProps,
  KillMatrixProps,
  RivalsProps,
  RoundLineProps,
} from '../../../../bot/etlegacy/pictures/event-log/log-props.ts';
import { seededRandom } from '../../../support/etlegacy/logged-rounds.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';

type Cases<Props> = Readonly<Record<string, Props>>;

const LONG_NAMES = ['The Unreasonably Long Line-Up Name', '忍者 チーム'] as const;
const HEAD = { title: 'supply, both rounds', lineups: ['Team Kestrel', 'Team Otter'], note: '' } as const;
const SHORT = 'The log also tells of players who reconnected or left.';

function memberOf(names: readonly string[], count: number) {
  return Array.from({ length: count }, (_, at) => ({
    nameRuns: runs(names[at % names.length] ?? ''),
    lineup: at < count / 2 ? (0 as const) : (1 as const),
  }));
}

function matrix(names: readonly string[], count: number, most = 12): KillMatrixProps {
  const random = seededRandom(count * 7 + most);
  const members = memberOf(names, count);
  const cells = members.map(({ lineup }, from) =>
    members.map((victim, to) => ({
      kills: victim.lineup === lineup ? 0 : Math.floor(random() * random() * (most + 1)),
      teamKills: victim.lineup === lineup && from !== to && random() > 0.92 ? 1 : 0,
    })),
  );
  const sum = (values: readonly { readonly kills: number }[]) =>
    values.reduce((total, { kills }) => total + kills, 0);
  return {
    ...HEAD,
    cells,
    players: members.map((member, at) => ({
      ...member,
      kills: sum(cells[at] ?? []),
      deaths: sum(cells.flatMap((row) => row[at] ?? [])),
      ownDeaths: Math.floor(random() * 4),
    })),
  };
}

function without(props: KillMatrixProps): KillMatrixProps {
  return {
    ...props,
    lineups: null,
    players: props.players.map((player) => ({ ...player, lineup: null })),
  };
}

export const killMatrixCases: Cases<KillMatrixProps> = {
  'twelve players': matrix(ORDINARY, 12),
  'two players': matrix(ORDINARY, 2),
  'six players': { ...matrix(ORDINARY, 6), note: SHORT },
  'twenty-four players': matrix(ORDINARY, 24),
  'thirty-two players': matrix(ORDINARY, 32),
  'an evening': matrix(ORDINARY, 12, 180),
  'hard names': { ...matrix(HARD, 12), lineups: LONG_NAMES },
  'hard names, 24': { ...matrix(HARD, 24, 99), lineups: LONG_NAMES },
  'dark names': matrix(DARK, 12),
  'no line-ups': without(matrix(ORDINARY, 12)),
  'no line-ups, twenty players': without(matrix(ORDINARY, 20)),
  nobody: { ...HEAD, players: [], cells: [] },
};

const DEEDS = [
  'planted east wall',
  'defused east wall',
  'took gold_bars',
  'repaired tank',
  'secured documents',
];

function line(names: readonly string[], kills: number, marks: number, lengthMs = 621_000): RoundLineProps {
  const random = seededRandom(kills + marks);
  const moments = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * lengthMs)).toSorted((a, b) => a - b);
  return {
    ...HEAD,
    title: 'supply, round 1',
    lengthMs,
    kills: moments(kills).map((atMs) => ({ atMs, lineup: random() > 0.54 ? 1 : 0 })),
    marks: moments(marks).map((atMs, at) => {
      const isPause = at === 2;
      return {
        atMs,
        isPause,
        text: isPause ? 'pause of 1:17' : (DEEDS[at % DEEDS.length] ?? ''),
        nameRuns: isPause || at % 7 === 6 ? null : runs(names[at % names.length] ?? ''),
        lineup: isPause || at % 7 === 6 ? null : at % 2 === 0 ? 0 : 1,
      };
    }),
  };
}

export const roundLineCases: Cases<RoundLineProps> = {
  'twelve players': line(ORDINARY, 180, 9),
  'two players': line(ORDINARY, 7, 1, 184_000),
  'no kills': line(ORDINARY, 0, 0, 61_000),
  'one kill': line(ORDINARY, 1, 0),
  'many marks': { ...line(ORDINARY, 400, 24, 1_800_000), note: SHORT },
  'hard names': { ...line(HARD, 90, 12), lineups: LONG_NAMES },
  'long objective': {
    ...line(HARD, 20, 3),
    marks: [
      {
        atMs: 90_000,
        isPause: false,
        text: `planted ${'the_forward_bunker_gate_of_the_old_city '.repeat(3)}`,
        nameRuns: runs(HARD[1]),
        lineup: 0,
      },
    ],
  },
  'half a minute': line(ORDINARY, 5, 1, 31_000),
  'an instant': line(ORDINARY, 3, 1, 0),
};

function damage(names: readonly string[], count: number, lengthMs: number): DamageTimeProps {
  const random = seededRandom(count + lengthMs);
  const steps = Math.floor(lengthMs / 5_000) + 1;
  const players = memberOf(names, count)
    .map((member) => {
      const own = Array.from({ length: steps }, () => (random() > 0.6 ? Math.floor(random() * 160) : 0));
      return { ...member, steps: own, total: own.reduce((sum, value) => sum + value, 0) };
    })
    .toSorted((a, b) => b.total - a.total);
  const team = (lineup: 0 | 1) =>
    Array.from({ length: steps }, (_, at) =>
      players.reduce((sum, each) => sum + (each.lineup === lineup ? (each.steps[at] ?? 0) : 0), 0),
    );
  return { ...HEAD, title: 'supply, round 1', lengthMs, stepMs: 5_000, teams: [team(0), team(1)], players };
}

export const damageTimeCases: Cases<DamageTimeProps> = {
  'twelve players': damage(ORDINARY, 12, 621_000),
  'two players': damage(ORDINARY, 2, 95_000),
  'six players': damage(ORDINARY, 6, 480_000),
  'twenty-four players': damage(ORDINARY, 24, 900_000),
  'half a minute': damage(ORDINARY, 6, 31_000),
  'just under two minutes': damage(ORDINARY, 6, 119_000),
  'a long round': { ...damage(ORDINARY, 6, 2_700_000), note: SHORT },
  'hard names': { ...damage(HARD, 12, 600_000), lineups: LONG_NAMES },
  zeros: { ...damage(ORDINARY, 2, 60_000), teams: [[0], [0]], players: [] },
};

const CHOICES = ['soldier', 'medic', 'engineer', 'fieldop', 'covertops'];

function classes(names: readonly string[], count: number, lengthMs: number): ClassesProps {
  const random = seededRandom(count);
  return {
    ...HEAD,
    title: 'supply, round 1',
    lengthMs,
    players: memberOf(names, count).map((member, at) => {
      const changes = [0, ...Array.from({ length: at % 6 }, () => Math.floor(random() * lengthMs))].toSorted(
        (a, b) => a - b,
      );
      return {
        ...member,
        spans: changes.map((fromMs, place) => ({
          class: CHOICES[Math.floor(random() * CHOICES.length)] ?? 'medic',
          fromMs,
          toMs: changes[place + 1] ?? lengthMs,
        })),
      };
    }),
  };
}

export const classesCases: Cases<ClassesProps> = {
  'twelve players': classes(ORDINARY, 12, 621_000),
  'two players': classes(ORDINARY, 2, 184_000),
  'six players': { ...classes(ORDINARY, 6, 480_000), note: SHORT },
  'twenty-four players': classes(ORDINARY, 24, 900_000),
  'hard names': { ...classes(HARD, 12, 600_000), lineups: LONG_NAMES },
  'an unknown class': {
    ...classes(ORDINARY, 1, 60_000),
    players: [
      { nameRuns: runs('mnx'), lineup: null, spans: [{ class: 'paratrooper', fromMs: 0, toMs: 60_000 }] },
    ],
  },
};

function rivals(name: string, names: readonly string[], count: number, most = 40): RivalsProps {
  const random = seededRandom(count + most);
  const rows = Array.from({ length: count }, (_, at) => ({
    nameRuns: runs(names[at % names.length] ?? ''),
    kills: Math.floor(random() * most),
    deaths: Math.floor(random() * most),
  })).toSorted((a, b) => b.kills + b.deaths - a.kills - a.deaths);
  const best = (read: (row: (typeof rows)[number]) => number) =>
    rows.toSorted((a, b) => read(b) - read(a))[0] ?? null;
  return {
    nameRuns: runs(name),
    title: 'all time, 14 rounds',
    picks: [
      { label: 'Killed most', rival: best(({ kills }) => kills) },
      { label: 'Killed most by', rival: best(({ deaths }) => deaths) },
      {
        label: 'Best balance',
        rival: count > 3 ? best(({ kills, deaths }) => kills / (kills + deaths + 1)) : null,
      },
    ],
    rows: rows.slice(0, 8),
    more: Math.max(0, count - 8),
    note: '',
  };
}

export const rivalsCases: Cases<RivalsProps> = {
  'six opponents': rivals('^1vek^7tor', ORDINARY, 6),
  'one opponent': rivals('mnx', ORDINARY, 1),
  'many opponents': { ...rivals('mnx', ORDINARY, 30, 4_000), note: '2 opponents keep their card private.' },
  'hard names': rivals(HARD[1], HARD, 12),
  'dark names': rivals('^0black', DARK, 12),
  nobody: rivals('mnx', ORDINARY, 0),
};
