import type {
  DeedsProps,
  SessionHead,
  SessionMapsProps,
  SessionPlayer,
  SessionWeaponsProps,
} from '../../../../bot/etlegacy/pictures/session/session-props.ts';
import { DARK, HARD, ORDINARY, runs } from './names.ts';
import { overviewCases } from './overview-cases.ts';

const head = { title: 'Friday, 14 March 2025', lineups: ['Team Kestrel', 'Team Otter'] } as const;
const longHead = {
  title: 'Friday, 14 March 2025',
  lineups: ['The Unreasonably Long Line-Up Name', '忍者 チーム'],
} as const;

function rowsOf<Row>(
  names: readonly string[],
  count: number,
  build: (who: SessionPlayer, place: number) => Row,
): Row[] {
  return names
    .slice(0, count)
    .map((name, place) =>
      build({ nameRuns: runs(name), lineup: place === 4 ? null : place % 2 === 0 ? 0 : 1 }, place),
    );
}

type Cases<Props> = Readonly<Record<string, Props>>;

type Table<Row> = SessionHead & { readonly players: readonly Row[] };

function casesOf<Row>(
  build: (who: SessionPlayer, place: number) => Row,
  empty: (who: SessionPlayer) => Row,
): Cases<Table<Row>> {
  return {
    'twelve players': { ...head, players: rowsOf(ORDINARY, 12, build) },
    'one player': { ...head, players: rowsOf(ORDINARY, 1, build) },
    'six players': { ...head, players: rowsOf(ORDINARY, 6, build) },
    'thirty-two players': { ...head, players: rowsOf(ORDINARY, 32, build) },
    'hard names': { ...longHead, players: rowsOf(HARD, 16, build) },
    'dark names': { ...head, players: rowsOf(DARK, 12, build) },
    'no line-ups': { ...head, lineups: null, players: rowsOf(ORDINARY, 4, build) },
    zeros: { ...head, players: rowsOf(ORDINARY, 4, empty) },
    nobody: { ...head, players: [] },
  };
}

const allDeeds = casesOf<DeedsProps['players'][number]>(
  (who, place) => ({
    ...who,
    dpm: 388.2 - place * 9,
    kd: 1.63 - place * 0.03,
    accuracy: 0.41 - place * 0.007,
    headshots: 0.16 + ((place * 7) % 9) / 100,
    longestSpree: place % 5 === 4 ? 0 : 11 - (place % 9),
    isRanked: place !== 5,
    isAimTelling: place !== 5,
  }),
  (who) => ({
    ...who,
    dpm: null,
    kd: 0,
    accuracy: null,
    headshots: null,
    longestSpree: 0,
    isRanked: false,
    isAimTelling: false,
  }),
);

export const deedsCases: Cases<DeedsProps> = {
  ...allDeeds,
  'sums in part': {
    ...head,
    players: (allDeeds['twelve players']?.players ?? []).map((row) => ({ ...row, parts: ['longestSpree'] })),
  },
};

const WEAPONS = [
  'MP 40',
  'Thompson',
  'Grenades',
  'Luger',
  'Colt',
  'Rifle grenade',
  'scoped Garand',
  'Granatwerfer',
  'Panzerfaust',
  'Airstrike',
  'Artillery',
  'FG 42',
  'Knife',
  'Landmine',
  'Dynamite',
  'Sten',
  'Mortar',
  'Satchel',
];

function weapons(names: readonly string[], count: number): SessionWeaponsProps['weapons'] {
  return WEAPONS.slice(0, count).map((weapon, place) => ({
    weapon,
    kills: [Math.round(830 / (place + 1)), Math.round(790 / (place + 1.3)), place === 0 ? 12 : 0],
    best:
      place === 12
        ? null
        : { nameRuns: runs(names[(place * 5) % names.length] ?? ''), kills: Math.round(190 / (place + 1)) },
  }));
}

export const sessionWeaponsCases: Cases<SessionWeaponsProps> = {
  'many weapons': { ...head, weapons: weapons(ORDINARY, 18) },
  'one weapon': { ...head, weapons: weapons(ORDINARY, 1) },
  'no line-ups': { ...head, lineups: null, weapons: weapons(ORDINARY, 6) },
  'dark names': { ...head, weapons: weapons(DARK, 12) },
  'hard names': { ...longHead, weapons: weapons(HARD, 12) },
  zeros: { ...head, weapons: [{ weapon: 'Knife', kills: [0, 0, 0], best: null }] },
};

export const sessionMapsCases: Cases<SessionMapsProps> = {
  'twelve maps': { ...head, maps: overviewCases['twelve players']?.maps ?? [] },
  'one map': { ...head, maps: overviewCases['one player']?.maps ?? [] },
  'many maps': { ...head, maps: overviewCases['thirty-two players']?.maps ?? [] },
  'hard names': { ...longHead, maps: overviewCases['hard names']?.maps ?? [] },
  'no line-ups': {
    ...head,
    lineups: null,
    maps: [
      { map: 'supply', state: 'complete', lineups: null, winner: 1, seconds: [402, 371] },
      { map: 'radar', state: 'complete', lineups: null, winner: null, seconds: [null, null] },
    ],
  },
  'two mixes': { ...head, lineups: null, maps: overviewCases['two mixes']?.maps ?? [] },
  'hard names, six mixes': {
    ...longHead,
    lineups: null,
    maps: overviewCases['hard names, six mixes']?.maps ?? [],
  },
  'draw and unfinished': {
    ...head,
    maps: [
      { map: 'supply', state: 'complete', lineups: head.lineups, winner: null, seconds: [null, null] },
      { map: 'radar', state: 'unfinished', lineups: head.lineups, winner: null, seconds: [421, null] },
    ],
  },
};
