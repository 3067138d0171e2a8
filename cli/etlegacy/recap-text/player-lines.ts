import { evaluate, isPart } from '../../../stats/formulas/formula.ts';
import { type FormulaName, FORMULAS } from '../../../stats/etlegacy/formulas/formulas.data.ts';
import { toldTimeMs } from '../../../stats/etlegacy/formulas/told-time-ms.ts';
import type { RecapBlock, RecapPlayer, SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { POINTS_GIVEN, POINTS_TAKEN } from '../../../stats/etlegacy/recap/highlights/find-star.ts';
import { cleanName, fitCells } from '../../../wording/clean-name.ts';
import { markPart, PART_LEGEND } from '../../../wording/mark-part.ts';
import { clock, decimals, percent, whole } from './numbers.ts';
import type { Paint } from './paint.ts';
import { sparkline } from './sparkline.ts';
import { buildTable, type Column } from './table.ts';

const NAME_CELLS = 16;
const NAME: Column = { header: 'player', align: 'left', most: NAME_CELLS };
const NUMBERS = ['DPM', 'K', 'D', 'K/D', 'ACC', 'HS', 'REV', 'GIB', 'UK', 'PTS', 'RND', 'TIME'];
const LEGEND = [
  'DPM damage per minute   ACC bullets that hit, %   HS of those in the head, %',
  'REV revives   GIB gibs   UK useful kills (each cost half a wave or more)',
  '* most points (PTS) of those who played at least half of the rounds',
  POINTS_GIVEN,
  POINTS_TAKEN,
];
/** What can be known of some rounds only. */
const TOTALS = ['revives', 'gibs', 'usefulKills', 'mvp', 'minutes'] as const satisfies readonly FormulaName[];
/** Cells of the table without the trend. */
const TABLE_WIDTH = 76;

/** One table, team by team where there is one line-up; the DPM of each round behind it where there is room. */
export function playerLines(recap: SessionRecap, paint: Paint, width: number): string[] {
  const { players, blocks, rounds } = recap;
  if (players.length === 0) return [];
  const hasRoom = width >= TABLE_WIDTH + rounds.length + 6;
  const columns: Column[] = [
    NAME,
    ...NUMBERS.map((header): Column => ({ header, align: 'right' })),
    ...(hasRoom ? [{ header: 'DPM by round', align: 'left' } as const] : []),
  ];
  const [block] = blocks;
  const groups =
    blocks.length === 1 && block !== undefined
      ? groupBySide(block, players)
      : [{ title: null, members: players }];
  const scale = Math.max(1, ...players.flatMap(({ trend }) => trend.map((dpm) => dpm ?? 0)));
  const members = groups.flatMap((group) => group.members);
  const [header = '', ...lines] = buildTable(
    columns,
    members.map((player) =>
      rowOf(player, player.playerKey === recap.star, hasRoom ? sparkline(player.trend, scale) : null),
    ),
  );
  const body = groups.flatMap((group) => [
    ...(group.title === null ? [] : [paint('title', cleanName(group.title))]),
    ...group.members.map((player) => lines[members.indexOf(player)] ?? ''),
  ]);
  const hasParts = members.some(({ sums }) => TOTALS.some((name) => isPart(FORMULAS[name], sums)));
  const legend = hasParts ? [...LEGEND, PART_LEGEND] : LEGEND;
  return [paint('dim', header), ...body, ...legend.map((line) => paint('dim', line)), ''];
}

type Group = { readonly title: string | null; readonly members: readonly RecapPlayer[] };

function groupBySide({ teams }: RecapBlock, players: readonly RecapPlayer[]): Group[] {
  const groups = (['a', 'b'] as const).map((side) => ({
    title: teams[side].name,
    members: players.filter((player) => player.side === side),
  }));
  const others = players.filter((player) => player.side === null);
  return [...groups, { title: 'No team', members: others }].filter((group) => group.members.length > 0);
}

function rowOf({ name, sums }: RecapPlayer, isStar: boolean, trend: string | null): string[] {
  const time = toldTimeMs(sums);
  const say = (formula: (typeof TOTALS)[number], text: string) =>
    markPart(text, isPart(FORMULAS[formula], sums));
  const total = (formula: (typeof TOTALS)[number]) => say(formula, whole(evaluate(FORMULAS[formula], sums)));
  return [
    isStar ? `${fitCells(cleanName(name), NAME_CELLS - 2)} *` : cleanName(name),
    whole(evaluate(FORMULAS.dpm, sums)),
    whole(sums.kills),
    whole(sums.deaths),
    decimals(evaluate(FORMULAS.kd, sums), 2),
    percent(evaluate(FORMULAS.accuracy, sums)),
    percent(evaluate(FORMULAS.headshotShare, sums)),
    total('revives'),
    total('gibs'),
    total('usefulKills'),
    total('mvp'),
    whole(sums.rounds),
    say('minutes', clock(time === null ? null : time / 1000)),
    ...(trend === null ? [] : [trend]),
  ];
}
