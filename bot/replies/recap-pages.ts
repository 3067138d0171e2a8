import { WEAPONS } from '../../parsers/etlegacy/weapons.ts';
import type { RecapBlock, RecapMap, RecapWeapon, SessionRecap } from '../../stats/recap/session-recap.ts';
import type { Side } from '../../stats/lineups/find-lineups.ts';
import type { NameBook } from '../charts/from-stats/name-book.ts';
import { textBlock, textOf } from '../framework/blocks.ts';
import type { Block } from '../framework/reply.ts';
import { cleanName } from '../text/clean-name.ts';
import { formatNumber, formatShare } from '../text/format-numbers.ts';
import { sayName } from '../text/say-name.ts';
import { type Column, textTable } from '../text/text-table.ts';
import { attackWords } from './attack-words.ts';
import { highlightLine } from './highlight-line.ts';
import { noteLines } from './note-lines.ts';
import { COMBAT_COLUMNS, OVERVIEW_COLUMNS, playerTable, SUPPORT_COLUMNS } from './player-table.ts';
import type { RecapTab } from './recap-codecs.ts';
import { recapPicture } from './recap-picture.ts';
import { weaponName } from './weapon-name.ts';

/** More lines than these belong on another page. */
const MOST_WEAPONS = 15;
const MOST_MAPS = 20;

export function recapPage(recap: SessionRecap, tab: RecapTab, locale: string, names: NameBook): Block[] {
  const pages = {
    overview: () => overviewPage(recap, locale, names),
    combat: () => tablePage(playerTable(recap.players, COMBAT_COLUMNS, locale), COMBAT_LEGEND),
    support: () => tablePage(playerTable(recap.players, SUPPORT_COLUMNS, locale), SUPPORT_LEGEND),
    weapons: () => tablePage(weaponTable(recap.weapons, locale), 'ACC: hits of shots, HS: head hits of hits'),
    maps: () => mapsPage(recap),
  } as const satisfies Record<RecapTab, () => Block[]>;
  return recap.players.length === 0 ? [textBlock('No round of this evening counts yet.')] : pages[tab]();
}

const COMBAT_LEGEND = 'HS: head hits of bullet hits · UK: kills that cost the victim at least half a wave';
const SUPPORT_LEGEND =
  'AST: assists · OBJ: dynamite, objectives, repairs · DEN: minutes taken from enemies · TK: team kills';

function overviewPage(recap: SessionRecap, locale: string, names: NameBook): Block[] {
  const highlights = recap.highlights.map((highlight) => `- ${highlightLine(highlight, locale)}`);
  const notes = noteLines(recap.notes);
  return [
    recapPicture(recap, names, [textOf(playerTable(recap.players, OVERVIEW_COLUMNS, locale))]),
    ...(highlights.length === 0 ? [] : [textBlock(['### Highlights', ...highlights].join('\n'))]),
    ...(notes.length === 0 ? [] : [textBlock(['### Worth knowing', ...notes].join('\n'))]),
  ];
}

function tablePage(table: string, legend: string): Block[] {
  return [textBlock(`${table}\n-# ${legend}`)];
}

function weaponTable(weapons: readonly RecapWeapon[], locale: string): string {
  const columns: Column[] = [
    { head: 'weapon', align: 'left' },
    { head: 'kills', align: 'right' },
    { head: 'ACC', align: 'right' },
    { head: 'HS', align: 'right' },
  ];
  const rows = weapons.slice(0, MOST_WEAPONS).map((row) => {
    const isBullet = WEAPONS.some((weapon) => weapon.key === row.weapon && weapon.isBullet);
    const accuracy = isBullet && row.shots > 0 ? row.hits / row.shots : null;
    const head = isBullet && row.hits > 0 ? row.headshots / row.hits : null;
    return [
      weaponName(row.weapon),
      formatNumber(row.kills, locale),
      formatShare(accuracy, locale),
      formatShare(head, locale),
    ];
  });
  return textTable(columns, rows);
}

function mapsPage(recap: SessionRecap): Block[] {
  const shown = recap.maps.slice(0, MOST_MAPS);
  const blocks = recap.blocks.flatMap((block, at) => {
    const maps = shown.filter((map) => map.block === at);
    return maps.length === 0 ? [] : [textBlock(blockTable(block, maps))];
  });
  const loose = shown.filter((map) => map.block === null);
  const rest = loose.length === 0 ? [] : [textBlock(looseTable(loose))];
  return [...blocks, ...rest];
}

function blockTable({ teams }: RecapBlock, maps: readonly RecapMap[]): string {
  const columns: Column[] = [
    { head: 'map', align: 'left' },
    { head: 'A', align: 'right' },
    { head: 'B', align: 'right' },
    { head: 'won', align: 'right' },
  ];
  const rows = maps.map((map) => [cleanName(map.map), attackOf(map, 'a'), attackOf(map, 'b'), wonBy(map)]);
  const head = `**A** ${sayName(teams.a.name)} · **B** ${sayName(teams.b.name)}`;
  return `${head}\n${textTable(columns, rows)}\n-# times of the attacks that got through; > attacked first`;
}

function attackOf(map: RecapMap, side: Side): string {
  const isFirst = map.first === side;
  return `${isFirst ? '>' : ''}${attackWords(isFirst ? map.r1 : map.r2)}`;
}

function wonBy(map: RecapMap): string {
  if (map.winner === 'a') return 'A';
  if (map.winner === 'b') return 'B';
  return map.winner === 'draw' ? 'draw' : '–';
}

function looseTable(maps: readonly RecapMap[]): string {
  const columns: Column[] = [
    { head: 'map', align: 'left' },
    { head: '1st', align: 'right' },
    { head: '2nd', align: 'right' },
  ];
  const rows = maps.map((map) => [cleanName(map.map), attackWords(map.r1), attackWords(map.r2)]);
  return `Maps of which no file tells who played on which side\n${textTable(columns, rows)}`;
}
