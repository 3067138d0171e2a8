import { hasReason } from '../../../stats/etlegacy/sessions/has-reason.ts';
import { changeLines } from '../../../stats/etlegacy/recap/change-lines.ts';
import { cellOf } from '../../../stats/etlegacy/recap/map-cell.ts';
import type { RecapBlock, RecapMap, SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { GAME_TYPE_WORDS, sayUnits } from '../../../stats/etlegacy/sessions/game-type-words.ts';
import type { Side } from '../../../stats/etlegacy/lineups/lineups.ts';
import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import { cleanName, fitCells } from '../../../wording/clean-name.ts';
import { clock, count } from './numbers.ts';
import type { Paint } from './paint.ts';
import { buildTable, type Column } from './table.ts';

const TEAM_WIDTH = 20;
const SIDES = { axis: 'Axis', allies: 'Allies' } as const;

/** Per line-up block: the score, then a table of its maps. */
export function scoreLines(recap: SessionRecap, paint: Paint): string[] {
  const isMixed = new Set(recap.blocks.map(({ gameType }) => gameType)).size > 1;
  const lines = recap.blocks.flatMap((block, i) => {
    const maps = recap.maps.filter((map) => map.block === i);
    const type = isMixed ? `, ${GAME_TYPE_WORDS[block.gameType]}` : '';
    const head =
      recap.blocks.length > 1 ? [paint('dim', `Line-up ${i + 1} of ${recap.blocks.length}${type}`)] : [];
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
  return [...lines, 'Maps without known sides of the players:', ...looseTables(loose), ''];
}

/** Team vid 9 : 3 Team bronze (in maps, 1 draw; points 19 : 7), in the order of the teams everywhere. */
function scoreLine({ teams: { a, b }, draws, gameType }: RecapBlock): string {
  const drawn = draws === 0 ? '' : `, ${count(draws, 'draw')}`;
  // Of rounds that are won or lost alone, points say nothing more.
  const points = gameType === 'stopwatch' ? `; points ${a.points} : ${b.points}` : '';
  return `${cleanName(a.name)} ${a.mapsWon} : ${b.mapsWon} ${cleanName(b.name)}   (in ${sayUnits(gameType)}${drawn}${points})`;
}

function changesOf(block: RecapBlock, paint: Paint): string[] {
  const lines = changeLines(block, cleanName);
  if (lines.length === 0) return [];
  return ['', ...['Changes', ...lines.map((line) => `  ${line}`)].map((line) => paint('dim', line))];
}

function mapTable({ teams, gameType }: RecapBlock, maps: readonly RecapMap[], paint: Paint): string[] {
  const columns = MAP_COLUMNS(
    fitCells(cleanName(teams.a.name), TEAM_WIDTH),
    fitCells(cleanName(teams.b.name), TEAM_WIDTH),
  );
  const [header = '', ...rows] = buildTable(
    columns,
    maps.map((map) => [
      cleanName(map.map),
      cellWords(map, 'a'),
      cellWords(map, 'b'),
      map.winner === 'a' || map.winner === 'b' ? cleanName(teams[map.winner].name) : looseResult(map),
    ]),
  );
  return [paint('dim', header), ...rows, paint('dim', legendOf(gameType))];
}

function legendOf(gameType: PlayedType): string {
  if (gameType === 'last_man_standing') return '1:07 the time after which the round was decided';
  const times = '7:42 the attack got through   held: it did not';
  return gameType === 'stopwatch' ? `> attacked first   ${times}` : times;
}

function MAP_COLUMNS(a: string, b: string): Column[] {
  return [
    { header: 'map', align: 'left', most: 20 },
    { header: a, align: 'right' },
    { header: b, align: 'right' },
    { header: 'won by', align: 'left', most: TEAM_WIDTH },
  ];
}

/** How this team's attack went, an arrow where it attacked first; or what else it did on that map. */
function cellWords(map: RecapMap, side: Side): string {
  const cell = cellOf(map, side);
  if (cell.kind === 'defence') return 'defended';
  if (cell.kind === 'attack') return `${cell.isFirst ? '> ' : ''}${attack(cell.round)}`;
  if (cell.isWon === null) return 'drawn';
  return cell.isWon ? `won, ${clock(cell.round.durationS)}` : 'lost';
}

function attack(round: RoundFacts | null, other: RoundFacts | null = null): string {
  if (round === null) return hasReason(other?.statusReason, 'misfit') ? 'none fits' : 'missing';
  if (round.outcome === 'completed') return clock(round.durationS);
  if (round.outcome === 'held_early') return `held, over at ${clock(round.durationS)}`;
  return 'held';
}

/** Single rounds have a table of their own. */
function looseTables(maps: readonly RecapMap[]): string[] {
  const pairs = maps.filter(({ single }) => single === null);
  const singles = maps.flatMap(({ single, ...map }) => (single === null ? [] : [{ map, single }]));
  return [
    ...(pairs.length === 0
      ? []
      : buildTable(
          MAP_COLUMNS('first attack', 'second attack'),
          pairs.map((map) => [cleanName(map.map), attack(map.r1, map.r2), attack(map.r2), looseResult(map)]),
        )),
    ...(singles.length === 0
      ? []
      : buildTable(
          [
            { header: 'map', align: 'left', most: 20 },
            { header: 'attack', align: 'right' },
            { header: 'won by', align: 'left', most: TEAM_WIDTH },
          ],
          singles.map(({ map, single }) => [
            cleanName(map.map),
            single.attackers === null ? clock(single.durationS) : attack(single),
            sideWon(single),
          ]),
        )),
  ];
}

function sideWon({ winner, status }: RoundFacts): string {
  if (status !== 'ok') return 'does not count';
  return winner === null ? 'draw' : SIDES[winner];
}

function looseResult(map: RecapMap): string {
  if (map.single !== null) return sideWon(map.single);
  if (map.result === 'unfinished') {
    if ([map.r1, map.r2].every((round) => round?.status !== 'ok')) return 'does not count';
    return map.r2 === null ? 'no round 2' : 'no round 1';
  }
  if (map.result === 'draw') return 'draw, both held';
  return map.result === 'r1_attackers' ? 'who attacked first' : 'who attacked second';
}
