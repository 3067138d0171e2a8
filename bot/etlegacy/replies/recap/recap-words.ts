// The content of the pictures of an evening, as text and tables of 42 columns.
import { WEAPONS } from '../../../../parsers/etlegacy/document/weapons.ts';
import type { Side } from '../../../../stats/etlegacy/lineups/lineups.ts';
import type { WeaponKills } from '../../../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import type {
  RecapBlock,
  RecapMap,
  RecapPlayer,
  SessionRecap,
} from '../../../../stats/etlegacy/recap/session-recap.ts';
import { cellOf } from '../../../../stats/etlegacy/recap/map-cell.ts';
import { POINTS_RULE } from '../../../../stats/etlegacy/recap/highlights/find-star.ts';
import { evaluate, isPart } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import { aimOf } from '../../../../stats/etlegacy/weapons/weapon-totals.ts';
import { balanceFromRecap } from '../../pictures/from-stats/balance-from-recap.ts';
import { onlyBlock } from '../../pictures/from-stats/session-view.ts';
import { splitKills } from '../../pictures/from-stats/weapon-rows.ts';
import { isRecord } from '../../pictures/from-stats/records-from-recap.ts';
import { formatStat } from '../../../charts/text/stat-format.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { formatNumber, formatShare } from '../../../../wording/format-numbers.ts';
import { markPart, PART_LEGEND } from '../../../../wording/mark-part.ts';
import { saySpree } from '../../../../wording/say-spree.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { type Column, textTable } from '../../../../wording/text-table.ts';
import { attackWords, lengthWords } from '../attack-words.ts';
import { highlightLine } from '../highlight-line.ts';
import {
  DAMAGE_COLUMNS,
  MOST_ROWS,
  EVENING_COLUMNS,
  playerTable,
  SUPPORT_COLUMNS,
  type TablePlayer,
} from '../player-table.ts';
import type { RecapTab } from '../recap-codecs.ts';
import { weaponName } from '../weapon-name.ts';

const SIDES = { axis: 'Axis', allies: 'Allies' } as const;

/** More lines than these belong on another page. */
const MOST_WEAPONS = 15;
const MOST_MAPS = 30;

/** One text or several, each as markdown. */
export function recapWords(
  recap: SessionRecap,
  weaponKills: readonly WeaponKills[],
  tab: Exclude<RecapTab, 'duels'>,
  locale: string,
): string[] {
  const { players } = recap;
  const pages = {
    overview: () => [withLegend(playerTable(starred(recap), EVENING_COLUMNS, locale), POINTS_LEGEND)],
    combat: () => [
      withLegend(deedsTable(players, locale), DEEDS_LEGEND),
      withLegend(playerTable(players, DAMAGE_COLUMNS, locale), DAMAGE_LEGEND),
    ],
    support: () => [withLegend(playerTable(players, SUPPORT_COLUMNS, locale), SUPPORT_LEGEND)],
    weapons: () => [withLegend(teamLine(recap) + weaponTable(recap, weaponKills, locale), WEAPON_LEGEND)],
    maps: () => mapTables(recap),
    balance: () => balanceTable(recap),
    trend: () => [withLegend(trendTable(players, locale), 'damage per minute in their rounds')],
    records: () => [recordLines(recap, locale)],
  } as const satisfies Record<Exclude<RecapTab, 'duels'>, () => string[]>;
  return pages[tab]();
}

/** The star is the player with the most points among those with at least half of the rounds. */
function starred({ players, star }: SessionRecap): TablePlayer[] {
  return players.map(({ playerKey, name, sums }) => ({
    name,
    sums,
    ...(playerKey === star ? { mark: '★' } : {}),
  }));
}

const POINTS_LEGEND = `★ most points, from half of the rounds on; ${POINTS_RULE}`;
const DEEDS_LEGEND = 'HIT%: bullets that hit · HEAD%: hits to the head · SPREE: most kills in a row';
const DAMAGE_LEGEND =
  'DMG, RECV: damage given and received · UK: kills that cost the victim at least half a wave · MUL: kills in chains';
const SUPPORT_LEGEND =
  'AST: assists · OBJ: dynamite, objectives, repairs · DEN: minutes taken from enemies · TK: team kills';
const WEAPON_LEGEND = 'HIT: hits of shots · HS: head hits of hits · best: who killed most with it';

function withLegend(table: string, legend: string): string {
  return `${table}\n-# ${legend}`;
}

function right(head: string): Column {
  return { head, align: 'right' };
}

/** The columns of the picture. */
function deedsTable(players: readonly RecapPlayer[], locale: string): string {
  const rows = players
    .slice(0, MOST_ROWS)
    .map(({ name, sums }) => [
      cleanName(name),
      formatNumber(evaluate(FORMULAS.dpm, sums), locale),
      formatNumber(evaluate(FORMULAS.kd, sums), locale, 2),
      formatNumber(evaluate(FORMULAS.accuracy, sums), locale, 1),
      formatNumber(evaluate(FORMULAS.headshotShare, sums), locale, 1),
      spreeWords(sums, locale),
    ]);
  const heads = ['DPM', 'K/D', 'HIT%', 'HEAD%', 'SPREE'].map(right);
  const hasParts = players.slice(0, MOST_ROWS).some(({ sums }) => isPart(FORMULAS.killingSpree, sums));
  const table = textTable([{ head: 'player', align: 'left' }, ...heads], rows);
  return hasParts ? `${table}\n-# ${PART_LEGEND}` : table;
}

function spreeWords(sums: RecapPlayer['sums'], locale: string): string {
  const spree = evaluate(FORMULAS.killingSpree, sums);
  const write = (kills: number) => formatNumber(kills, locale);
  return spree === null ? '–' : markPart(saySpree(spree, write), isPart(FORMULAS.killingSpree, sums));
}

function trendTable(players: readonly RecapPlayer[], locale: string): string {
  const rows = players.slice(0, MOST_ROWS).map(({ name, trend, sums }) => {
    const known = trend.filter((value) => value !== null);
    const say = (value: number | undefined) => formatNumber(value ?? null, locale);
    const extremes = known.length === 0 ? [undefined, undefined] : [Math.min(...known), Math.max(...known)];
    const average = formatNumber(evaluate(FORMULAS.dpm, sums), locale);
    return [cleanName(name), average, say(known.at(0)), ...extremes.map(say), say(known.at(-1))];
  });
  return textTable(
    [
      { head: 'player', align: 'left' },
      right('avg'),
      right('first'),
      right('least'),
      right('most'),
      right('last'),
    ],
    rows,
  );
}

function weaponTable(recap: SessionRecap, weaponKills: readonly WeaponKills[], locale: string): string {
  const players = new Map(recap.players.map((player) => [player.playerKey, player]));
  const hasTeams = onlyBlock(recap) !== null;
  const rows = recap.weapons.slice(0, MOST_WEAPONS).map((row) => {
    const isBullet = WEAPONS.some((weapon) => weapon.key === row.weapon && weapon.isBullet);
    const aim = isBullet ? aimOf(row) : null;
    // They are sorted by kills.
    const killers = weaponKills.filter(({ weapon }) => weapon === row.weapon);
    const [best] = killers;
    const who = best === undefined ? undefined : players.get(best.playerKey);
    const [a, b] = splitKills(recap, killers, players);
    return [
      weaponName(row.weapon),
      formatNumber(row.kills, locale),
      ...(hasTeams ? [a, b].map((kills) => formatNumber(kills, locale)) : []),
      formatShare(aim?.accuracy ?? null, locale),
      formatShare(aim?.headshots ?? null, locale),
      best === undefined || who === undefined
        ? '–'
        : `${formatNumber(best.kills, locale)} ${cleanName(who.name)}`,
    ];
  });
  const columns: Column[] = [
    { head: 'weapon', align: 'left' },
    right('kills'),
    ...(hasTeams ? [right('A'), right('B')] : []),
    right('HIT'),
    right('HS'),
    { head: 'best', align: 'left' },
  ];
  return textTable(columns, rows);
}

function balanceTable(recap: SessionRecap): string[] {
  const balance = balanceFromRecap(recap);
  if (balance === null) return ['No two line-ups played this whole evening.'];
  const [a, b] = balance.lineups ?? ['A', 'B'];
  const rows = balance.stats.map(({ label, format, values }) => [
    label,
    ...values.map((value) => formatStat(value, format)),
  ]);
  const table = textTable([{ head: 'per player and minute', align: 'left' }, right('A'), right('B')], rows);
  return [`**A** ${sayName(a)} · **B** ${sayName(b)}\n${table}`];
}

/** The meaning of A and B; empty without two fixed teams. */
function teamLine(recap: SessionRecap): string {
  const block = onlyBlock(recap);
  if (block === null) return '';
  return `**A** ${sayName(block.teams.a.name)} · **B** ${sayName(block.teams.b.name)}\n`;
}

function recordLines({ highlights }: SessionRecap, locale: string): string {
  const lines = highlights.filter(isRecord).map((highlight) => `- ${highlightLine(highlight, locale)}`);
  return lines.length === 0 ? 'No record was broken this evening.' : lines.join('\n');
}

function mapTables(recap: SessionRecap): string[] {
  const shown = recap.maps.slice(0, MOST_MAPS);
  const blocks = recap.blocks.flatMap((block, at) => {
    const maps = shown.filter((map) => map.block === at);
    return maps.length === 0 ? [] : [blockTable(block, maps)];
  });
  const loose = shown.filter((map) => map.block === null);
  const more = recap.maps.length - shown.length;
  return [
    ...blocks,
    ...(loose.length === 0 ? [] : [looseTables(loose)]),
    ...(more > 0 ? [`-# and ${more} more`] : []),
  ];
}

function blockTable({ teams, gameType }: RecapBlock, maps: readonly RecapMap[]): string {
  const columns: Column[] = [{ head: 'map', align: 'left' }, right('A'), right('B'), right('won')];
  const rows = maps.map((map) => [cleanName(map.map), cellWords(map, 'a'), cellWords(map, 'b'), wonBy(map)]);
  const head = `**A** ${sayName(teams.a.name)} · **B** ${sayName(teams.b.name)}`;
  return `${head}\n${textTable(columns, rows)}\n-# ${legendOf(gameType)}`;
}

function legendOf(gameType: RecapBlock['gameType']): string {
  if (gameType === 'last_man_standing') return 'times after which the rounds were decided';
  const times = 'times of the attacks that got through';
  return gameType === 'stopwatch' ? `${times}; > attacked first` : `${times}; def: defended`;
}

function cellWords(map: RecapMap, side: Side): string {
  const cell = cellOf(map, side);
  if (cell.kind === 'defence') return 'def';
  if (cell.kind === 'attack') return `${cell.isFirst ? '>' : ''}${attackWords(cell.round)}`;
  if (cell.isWon === null) return 'drawn';
  return cell.isWon ? lengthWords(cell.round) : 'lost';
}

function wonBy(map: RecapMap): string {
  if (map.winner === 'a') return 'A';
  if (map.winner === 'b') return 'B';
  return map.winner === 'draw' ? 'draw' : '–';
}

/** Single rounds have their own table, with sides instead of teams. */
function looseTables(maps: readonly RecapMap[]): string {
  const pairs = maps.filter(({ single }) => single === null);
  const singles = maps.flatMap(({ map, single }) => (single === null ? [] : [{ map, single }]));
  const tables = [
    ...(pairs.length === 0
      ? []
      : [
          textTable(
            [{ head: 'map', align: 'left' }, right('1st'), right('2nd')],
            pairs.map((map) => [cleanName(map.map), attackWords(map.r1), attackWords(map.r2)]),
          ),
        ]),
    ...(singles.length === 0
      ? []
      : [
          textTable(
            [{ head: 'map', align: 'left' }, right('attack'), right('won')],
            singles.map(({ map, single }) => [
              cleanName(map),
              single.attackers === null ? lengthWords(single) : attackWords(single),
              single.winner === null ? 'draw' : SIDES[single.winner],
            ]),
          ),
        ]),
  ];
  return ['Maps without known sides of the players', ...tables].join('\n');
}
