// The only list of the numbers after the TABs of a player line. The parse order, the rule for round two, the columns of the
// rows and of their sums, the exported counters and the output of `explain` derive from it.
//
// kind:  engine   counted by the engine; in round two it continues the value of round one
//        lua      counted by the script (XP behaves the same); starts at zero every round
//        derived  computed from engine counters; recomputed for a round, never subtracted
//        ignored  known to be wrong or empty in the file; kept as printed, never used
// since: the shortest layout (number of fields) that has the column. The table is in file order, so a column's place in
// a layout is the count of older columns before it.
import { fillRecord } from '../fill-record.ts';

export const LAYOUTS = [33, 36, 37, 38] as const;
/** How many numbers the newest known script writes. */
export const NEWEST_LAYOUT = 38;
export type Layout = (typeof LAYOUTS)[number];

export type FieldKind = 'engine' | 'lua' | 'derived' | 'ignored';
export type FieldUnit = 'hp' | 'count' | 'percent' | 'points' | 'minutes' | 'seconds' | 'ratio' | 'hp/min';

type FieldSpec = {
  readonly name: string;
  readonly label: string;
  readonly unit: FieldUnit;
  readonly kind: FieldKind;
  readonly integer: boolean;
  readonly since: Layout;
  readonly min: number;
  readonly max: number;
};

const INT4_MAX = 2_147_483_647;
const DAY_MINUTES = 1_440;
const int = { integer: true, min: 0, max: INT4_MAX } as const;
const ratio = { integer: false, min: -1_000_000_000, max: 1_000_000_000 } as const;

export const FIELDS = [
  { name: 'damageGiven', label: 'damage given', unit: 'hp', kind: 'engine', since: 33, ...int },
  { name: 'damageReceived', label: 'damage received', unit: 'hp', kind: 'engine', since: 33, ...int },
  { name: 'teamDamageGiven', label: 'team damage given', unit: 'hp', kind: 'engine', since: 33, ...int },
  {
    name: 'teamDamageReceived',
    label: 'team damage received',
    unit: 'hp',
    kind: 'engine',
    since: 33,
    ...int,
  },
  { name: 'gibs', label: 'gibs', unit: 'count', kind: 'engine', since: 33, ...int },
  { name: 'selfKills', label: 'self kills', unit: 'count', kind: 'engine', since: 33, ...int },
  { name: 'teamKills', label: 'team kills', unit: 'count', kind: 'engine', since: 33, ...int },
  { name: 'teamGibs', label: 'team gibs', unit: 'count', kind: 'engine', since: 33, ...int },
  { name: 'alivePct', label: 'alive share', unit: 'percent', kind: 'derived', since: 33, ...ratio },
  // Players can lose more points than they have, so XP alone may be negative.
  {
    name: 'xp',
    label: 'XP',
    unit: 'points',
    kind: 'lua',
    since: 33,
    integer: true,
    min: -INT4_MAX,
    max: INT4_MAX,
  },
  { name: 'killingSpree', label: 'longest killing spree', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'deathSpree', label: 'longest death spree', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'killAssists', label: 'kill assists', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'killSteals', label: 'kill steals', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'headshotKills', label: 'headshot kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'objStolen', label: 'objectives stolen', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'objReturned', label: 'objectives returned', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'dynPlanted', label: 'dynamite planted', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'dynDefused', label: 'dynamite defused', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'timesRevived', label: 'times revived', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'bulletsFired', label: 'shots of all weapons', unit: 'count', kind: 'ignored', since: 33, ...int },
  { name: 'dpmLua', label: 'damage per minute', unit: 'hp/min', kind: 'ignored', since: 33, ...ratio },
  {
    name: 'timeMin',
    label: 'time played',
    unit: 'minutes',
    kind: 'engine',
    since: 33,
    integer: false,
    min: 0,
    max: DAY_MINUTES,
  },
  { name: 'tank', label: 'tank/meatshield', unit: 'ratio', kind: 'derived', since: 33, ...ratio },
  { name: 'deadPctLua', label: 'dead share', unit: 'percent', kind: 'ignored', since: 33, ...ratio },
  { name: 'deadMinLua', label: 'time dead', unit: 'minutes', kind: 'ignored', since: 33, ...ratio },
  { name: 'kdLua', label: 'kills per death', unit: 'ratio', kind: 'ignored', since: 33, ...ratio },
  { name: 'usefulKills', label: 'useful kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'deniedS', label: 'playtime denied', unit: 'seconds', kind: 'lua', since: 36, ...int },
  { name: 'multi2', label: 'double kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'multi3', label: 'triple kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'multi4', label: 'quadruple kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'multi5', label: 'quintuple kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'multi6', label: 'sextuple kills', unit: 'count', kind: 'lua', since: 33, ...int },
  { name: 'uselessKills', label: 'useless kills', unit: 'count', kind: 'lua', since: 36, ...int },
  { name: 'fullSelfkills', label: 'full self kills', unit: 'count', kind: 'lua', since: 36, ...int },
  { name: 'repairs', label: 'repairs', unit: 'count', kind: 'lua', since: 37, ...int },
  { name: 'revivesGiven', label: 'revives given', unit: 'count', kind: 'lua', since: 38, ...int },
] as const satisfies readonly FieldSpec[];

export type Field = (typeof FIELDS)[number];
export type FieldName = Field['name'];

/** Integers of one round: the counters of every player row. */
export type CounterName = Extract<Field, { integer: true; kind: 'engine' | 'lua' }>['name'];
export type EngineCounterName = Extract<Field, { integer: true; kind: 'engine' }>['name'];
export type LuaCounterName = Extract<Field, { integer: true; kind: 'lua' }>['name'];

function isEngineCounter(field: Field): field is Extract<Field, { integer: true; kind: 'engine' }> {
  return field.integer && field.kind === 'engine';
}

function isLuaCounter(field: Field): field is Extract<Field, { integer: true; kind: 'lua' }> {
  return field.integer && field.kind === 'lua';
}

export const ENGINE_COUNTERS: readonly EngineCounterName[] = FIELDS.filter(isEngineCounter).map(
  (field) => field.name,
);
export const LUA_COUNTERS: readonly LuaCounterName[] = FIELDS.filter(isLuaCounter).map((field) => field.name);
/** In file order: the order of the export. */
export const COUNTERS: readonly CounterName[] = FIELDS.filter(
  (field) => isEngineCounter(field) || isLuaCounter(field),
).map((field) => field.name);

/** One null per counter, and one per field: the initial state of an object. */
export const NO_COUNTERS: Readonly<Record<CounterName, null>> = fillRecord(COUNTERS, null);
export const NO_FIELDS: Readonly<Record<FieldName, null>> = fillRecord(
  FIELDS.map((field) => field.name),
  null,
);
