// A leaderboard: ten rows, always with the reader's own, and buttons for every page, stat and period.
import type { Period } from '../../../../core/period.ts';
import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { BoardRow } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import type { BoardStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import { STATS } from '../../../../stats/etlegacy/catalogue/stats.data.ts';
import { formatPeriod } from '../../../../core/period.ts';
import { podiumFromBoard } from '../../pictures/from-stats/podium-from-board.ts';
import {
  ACCENT,
  type Button,
  buttonsBlock,
  selectBlock,
  textBlock,
  textOf,
} from '../../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count, formatNumber } from '../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../wording/format-stat.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { type Column, textTable } from '../../../../wording/text-table.ts';
import type { BoardPage } from './board-model.ts';
import { periodOptions } from '../../../replies/period-select.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import { findCodec, PODIUM, topCodec } from './top-codec.ts';

export const PAGE_SIZE = 10;
const LONGEST_PLACE = 60;

export function buildBoardReply(page: BoardPage, wording: Wording): Reply {
  const { stat, period, map, board } = page;
  const title = [stat.name, sayPeriod(period), map === null ? 'all maps' : sayName(map)];
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [textBlock(`## ${title.join(' · ')}`), boardBlock(page, wording), ...controls(page, wording)],
    footer: [
      `${formatNumber(board.ranked, wording.locale)} ranked`,
      `needs ${page.gates.join(', ')}`,
      ...(board.unranked > 0 ? [`${count(board.unranked, 'player', wording.locale)} not yet`] : []),
      stat.about,
      ...(hasMoves(page) ? ['moves since Monday'] : []),
      wording.mention('top'),
    ].join(' · '),
    files: [],
    ...(page.podium === null ? {} : { self: idOf(page, PODIUM) }),
  };
}

function boardBlock(page: BoardPage, wording: Wording): Block {
  const { stat, period, map, board, podium: names } = page;
  const text = boardText(page, wording);
  if (names === null || board.rows.length === 0) return textBlock(text);
  const props = podiumFromBoard({ stat, period: sayPeriod(period), map, board, names });
  return pictureSlot('podium.png', toEtPicture({ kind: 'podium', props }), [textOf(text)]);
}

function boardText(page: BoardPage, { locale }: Wording): string {
  const { board, own, stat } = page;
  if (board.rows.length === 0) return emptyText(page, locale);
  const isOwnShown = own === null || board.rows.some((row) => row.playerKey === own.playerKey);
  const rows = isOwnShown ? board.rows : [...board.rows, own];
  const columns: Column[] = [
    { head: '#', align: 'right' },
    { head: 'player', align: 'left' },
    { head: stat.short, align: 'right' },
    { head: 'rnds', align: 'right' },
    ...(hasMoves(page) ? [{ head: 'move', align: 'right' } as const] : []),
  ];
  const table = textTable(
    columns,
    rows.map((row) => cells(row, page, locale)),
  );
  return isOwnShown ? table : withOwnLine(table);
}

/** Whether any place on the page changed since Monday; otherwise the column is left out. */
function hasMoves({ before, board, own }: BoardPage): boolean {
  const rows = own === null ? board.rows : [...board.rows, own];
  return before !== null && rows.some((row) => move(row, before) !== '=');
}

function cells(row: BoardRow, page: BoardPage, locale: string): string[] {
  const { stat, marked, before } = page;
  const name = cleanName(row.name);
  return [
    String(row.place),
    row.playerKey === marked ? `${name} ◄` : name,
    formatStat(stat, row.value, locale),
    formatNumber(row.rounds, locale),
    ...(before !== null && hasMoves(page) ? [move(row, before)] : []),
  ];
}

function move(row: BoardRow, before: ReadonlyMap<string, number>): string {
  const was = before.get(row.playerKey);
  if (was === undefined) return 'new';
  if (was === row.place) return '=';
  return was > row.place ? `+${was - row.place}` : `-${row.place - was}`;
}

/** A line between the page and the reader's own row, which is its last. */
function withOwnLine(table: string): string {
  const lines = table.split('\n');
  return [...lines.slice(0, -2), '-- you --', ...lines.slice(-2)].join('\n');
}

function emptyText({ board, gates, map, period, stat }: BoardPage, locale: string): string {
  const where = map === null ? '' : ` on ${sayName(map)}`;
  if (board.ranked > 0) return 'This page is empty; the buttons lead back.';
  if (board.unranked === 0 && board.untold > 0)
    return `${count(board.untold, 'player', locale)} played${where}, ${sayPeriod(period)}, and too few of their rounds tell it. ${nextStep(period)}`;
  if (board.unranked === 0 && stat.source === 'log')
    return `No round${where} has an event log, ${sayPeriod(period)}. ${nextStep(period)}`;
  if (board.unranked === 0) return `Nobody has played${where}, ${sayPeriod(period)}. ${nextStep(period)}`;
  const players = count(board.unranked, 'player', locale);
  return `${players} played${where}, and nobody has ${gates.join(' and ')} yet. ${nextStep(period)}`;
}

/** No period is longer than all time. */
function nextStep({ kind }: Period): string {
  return kind === 'all' ? 'It fills as more rounds are played.' : 'Try a longer period below.';
}

function controls(page: BoardPage, { hasPictures }: Wording): Block[] {
  const { board, own, stat, period } = page;
  const first = board.rows.at(0);
  const last = board.rows.at(-1);
  const lastStart = Math.max(1, board.ranked - PAGE_SIZE + 1);
  const isFirst = first === undefined || first.position === 1;
  const isLast = last === undefined || last.position === board.ranked;
  const buttons: Button[] = [
    { label: '⏮ First', id: idOf(page, 'f1', 'first'), isDisabled: isFirst },
    { label: '◀ Back', id: idOf(page, cursor('b', first), 'back'), isDisabled: isFirst },
    { label: 'Me', id: idOf(page, 'me', 'me'), isMain: own !== null },
    { label: 'Next ▶', id: idOf(page, cursor('a', last), 'next'), isDisabled: isLast },
    { label: 'Last ⏭', id: idOf(page, `f${lastStart}`, 'last'), isDisabled: isLast },
  ];
  const { map, minRounds } = page;
  const fields = {
    period: formatPeriod(period),
    map: map ?? '',
    min: minRounds === null ? '' : String(minRounds),
  };
  return [
    ...buttonsBlock(buttons),
    ...selectBlock(writeCustomId(topCodec, { ...fields, stat: CHOSEN, at: 'f1' }), 'Stat', statOptions(stat)),
    ...selectBlock(
      writeCustomId(topCodec, { ...fields, stat: stat.key, period: CHOSEN, at: 'f1' }),
      'Period',
      periodOptions(period),
    ),
    ...buttonsBlock([
      { label: 'Find a player', id: writeCustomId(findCodec, { ...fields, stat: stat.key }) },
      ...(page.podium !== null ? [{ label: 'Table', id: idOf(page, 'f1', 'table') }] : []),
      ...(page.podium === null && hasPictures && board.ranked > 0
        ? [{ label: 'Podium', id: idOf(page, PODIUM) }]
        : []),
      ...(map === null
        ? []
        : [
            {
              label: 'All maps',
              id: writeCustomId(topCodec, { ...fields, stat: stat.key, map: '', at: 'f1' }),
            },
          ]),
    ]),
  ];
}

function idOf({ stat, period, map, minRounds }: BoardPage, at: string, tag?: string): string {
  const min = minRounds === null ? '' : String(minRounds);
  return writeCustomId(
    topCodec,
    { stat: stat.key, period: formatPeriod(period), map: map ?? '', min, at },
    tag,
  );
}

/**
 * Refers to a row by its content, so that the next page is right even if rows were added before it; by position if that
 * is too long.
 */
function cursor(direction: 'a' | 'b', row: BoardRow | undefined): string {
  if (row === undefined) return 'f1';
  const text = `${direction}${row.value}~${row.rounds}~${row.playerKey}`;
  if (text.length <= LONGEST_PLACE && /^[\w.~+-]+$/.test(text)) return text;
  return `f${direction === 'a' ? row.position + 1 : Math.max(1, row.position - PAGE_SIZE)}`;
}

/** A select has at most 25 entries: the most used ones, and the shown one. */
function statOptions(shown: BoardStat) {
  const all: readonly BoardStat[] = shown.source === 'log' ? [...STATS, shown] : STATS;
  const offered = all.filter(({ key }) => POPULAR.has(key) || key === shown.key);
  return offered.slice(0, 25).map((stat) => ({
    label: stat.name,
    description: stat.about.slice(0, 100),
    value: stat.key,
    ...(stat.key === shown.key ? { default: true } : {}),
  }));
}

const POPULAR: ReadonlySet<string> = new Set([
  'dpm',
  'dpm_alive',
  'damage',
  'damage_ratio',
  'kills',
  'kd',
  'efficiency',
  'gibs',
  'useful',
  'denied',
  'assists',
  'spree',
  'accuracy',
  'headshots',
  'headshot_kills',
  'revives',
  'revives_round',
  'survival',
  'objectives',
  'planted',
  'xp',
  'win_share',
  'rounds',
  'minutes',
]);
