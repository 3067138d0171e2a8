import { changeLines } from '../../../stats/etlegacy/recap/change-lines.ts';
import { isOtherType } from '../../../stats/etlegacy/sessions/round-state.ts';
import type { RecapBlock, RecapMap, SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import type { Side } from '../../../stats/etlegacy/lineups/lineups.ts';
import { cleanName, fitCells } from '../../../wording/clean-name.ts';
import { clock, count } from './numbers.ts';
import type { Paint } from './paint.ts';
import { buildTable, type Column } from './table.ts';

const TEAM_WIDTH = 20;
const MAP_LEGEND = '> attacked first   7:42 the attack got through   held: it did not';

/** Per line-up block: the score, then a table of its maps. */
export function scoreLines(recap: SessionRecap, paint: Paint): string[] {
  const lines = recap.blocks.flatMap((block, i) => {
    const maps = recap.maps.filter((map) => map.block === i);
    const head = recap.blocks.length > 1 ? [paint('dim', `Line-up ${i + 1} of ${recap.blocks.length}`)] : [];
    return [
      ...head,
      paint('title', scoreLine(block)),
      '',
      ...mapTable(block, maps, paint),
      ...changesOf(block, paint),
      '',
    ];
  });
  const loose = recap.maps.filter((map) => map.block === null);
  if (loose.length === 0) return lines;
  const table = buildTable(
    MAP_COLUMNS('first attack', 'second attack'),
    loose.map((map) => [cleanName(map.map), attack(map.r1), attack(map.r2), looseResult(map)]),
  );
  return [...lines, 'Maps of which no file tells who played on which side:', ...table, ''];
}

/** Team vid 9 : 3 Team bronze (in maps, 1 draw; points 19 : 7), in the order of the teams everywhere. */
function scoreLine({ teams: { a, b }, draws }: RecapBlock): string {
  const drawn = draws === 0 ? '' : `, ${count(draws, 'draw')}`;
  return `${cleanName(a.name)} ${a.mapsWon} : ${b.mapsWon} ${cleanName(b.name)}   (in maps${drawn}; points ${a.points} : ${b.points})`;
}

function changesOf(block: RecapBlock, paint: Paint): string[] {
  const lines = changeLines(block, cleanName);
  if (lines.length === 0) return [];
  return ['', ...['Changes', ...lines.map((line) => `  ${line}`)].map((line) => paint('dim', line))];
}

function mapTable({ teams }: RecapBlock, maps: readonly RecapMap[], paint: Paint): string[] {
  const columns = MAP_COLUMNS(
    fitCells(cleanName(teams.a.name), TEAM_WIDTH),
    fitCells(cleanName(teams.b.name), TEAM_WIDTH),
  );
  const [header = '', ...rows] = buildTable(
    columns,
    maps.map((map) => [
      cleanName(map.map),
      attackOf(map, 'a'),
      attackOf(map, 'b'),
      map.winner === 'a' || map.winner === 'b' ? cleanName(teams[map.winner].name) : looseResult(map),
    ]),
  );
  return [paint('dim', header), ...rows, paint('dim', MAP_LEGEND)];
}

function MAP_COLUMNS(a: string, b: string): Column[] {
  return [
    { header: 'map', align: 'left', most: 20 },
    { header: a, align: 'right' },
    { header: b, align: 'right' },
    { header: 'won by', align: 'left', most: TEAM_WIDTH },
  ];
}

/** How this team's attack went; an arrow where it attacked first. */
function attackOf(map: RecapMap, side: Side): string {
  const isFirst = map.first === side;
  return `${isFirst ? '> ' : ''}${attack(isFirst ? map.r1 : map.r2)}`;
}

function attack(round: RoundFacts | null): string {
  if (round === null) return 'missing';
  if (round.outcome === 'completed') return clock(round.durationS);
  if (round.outcome === 'held_early') return `held, over at ${clock(round.durationS)}`;
  return 'held';
}

function looseResult(map: RecapMap): string {
  if (map.r1 !== null && isOtherType(map.r1)) return 'a single round';
  if (map.result === 'unfinished') return map.r2 === null ? 'no round 2' : 'no round 1';
  if (map.result === 'draw') return 'draw, both held';
  return map.result === 'r1_attackers' ? 'who attacked first' : 'who attacked second';
}
