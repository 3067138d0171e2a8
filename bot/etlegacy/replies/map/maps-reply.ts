// All maps in a table, or one of them with its best players.
import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../../core/public-id.ts';
import type { BoardRow } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import type { MapStats } from '../../../../stats/etlegacy/maps/fetch-map-stats.ts';
import { formatPeriod, type Period } from '../../../../core/period.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock, textOf } from '../../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { GAME_TYPE_WORDS } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count, formatDuration, formatNumber, formatShare } from '../../../../wording/format-numbers.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { type Column, textTable } from '../../../../wording/text-table.ts';
import { mapsCodec } from '../list-codecs.ts';
import { roundCodec } from '../round-codecs.ts';
import { attackShare, isMixed, TYPE_SIGNS } from './map-words.ts';
import { mapsPicture } from './maps-picture.ts';
import { periodOptions } from '../../../replies/period-select.ts';
import { topCodec } from '../board/top-codec.ts';

const MOST_ROWS = 20;

export function buildMapsReply(maps: readonly MapStats[], period: Period, wording: Wording): Reply {
  const { locale, mention } = wording;
  const text = formatPeriod(period);
  const each = [...new Set(maps.map(({ map }) => map))];
  const options = each.slice(0, 25).map((map) => ({ label: cleanName(map), value: map }));
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## Maps · ${sayPeriod(period)}`),
      maps.length === 0
        ? textBlock(
            `No map was played, ${sayPeriod(period)}.${period.kind === 'all' ? '' : ' Try a longer period below.'}`,
          )
        : mapsPicture(maps, sayPeriod(period), [textOf(mapTable(maps, locale))]),
      ...selectBlock(writeCustomId(mapsCodec, { map: CHOSEN, period: text }), 'One map…', options),
      ...selectBlock(writeCustomId(mapsCodec, { map: '', period: CHOSEN }), 'Period', periodOptions(period)),
    ],
    footer: [count(each.length, 'map', locale), mention('maps')].join(' · '),
    files: [],
    self: writeCustomId(mapsCodec, { map: '', period: text }),
  };
}

function mapTable(maps: readonly MapStats[], locale: string): string {
  const shown = maps.slice(0, MOST_ROWS);
  const types = [...new Set(shown.map(({ gameType }) => gameType))];
  const isOfMany = isMixed(shown);
  const names = shown.map(({ map, gameType, matches }) => [
    cleanName(map),
    ...(isOfMany ? [TYPE_SIGNS[gameType]] : []),
    formatNumber(matches, locale),
  ]);
  const columns: Column[] = [
    { head: 'map', align: 'left' },
    ...(isOfMany ? [{ head: 'type', align: 'left' } as const] : []),
    { head: 'played', align: 'right' },
  ];
  // Nobody attacks in last man standing.
  if (maps.every((map) => attackShare(map) === null))
    return `${textTable(columns, names)}\n-# played: rounds`;
  const typeWords = types.map((type) => `${TYPE_SIGNS[type]} = ${GAME_TYPE_WORDS[type]}`);
  const rows = shown.map((map, at) => [
    ...(names[at] ?? []),
    formatShare(attackShare(map), locale),
    formatDuration(seconds(map.meanS)),
    formatDuration(seconds(map.fastestS)),
  ]);
  const attacks = ['done', 'mean', 'best'].map((head): Column => ({ head, align: 'right' }));
  const notes = [
    ...(isOfMany ? [`type: ${typeWords.join(', ')}`] : []),
    'done: attacks that got through',
    'mean, best: their time on average and at best',
  ];
  return `${textTable([...columns, ...attacks], rows)}\n-# ${notes.join(' · ')}`;
}

/** @param types the map in each game type in which it was played, most played first; at least one. */
export function buildMapReply(
  types: readonly [MapStats, ...MapStats[]],
  best: readonly BoardRow[],
  period: Period,
  { locale, mention }: Wording,
): Reply {
  const text = formatPeriod(period);
  const [map] = types;
  const facts = types.flatMap((type) => factLines(type, types.length > 1, locale));
  const lastPlayed = new Date(Math.max(...types.map((type) => type.lastPlayed.getTime())));
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock([`## ${sayName(map.map)} · ${sayPeriod(period)}`, ...facts].join('\n')),
      ...(best.length === 0 ? [] : [textBlock(`### Most damage per minute\n${bestTable(best, locale)}`)]),
      ...selectBlock(
        writeCustomId(mapsCodec, { map: map.map, period: CHOSEN }),
        'Period',
        periodOptions(period),
      ),
      ...buttonsBlock([
        {
          label: 'The whole board',
          id: writeCustomId(topCodec, { stat: 'dpm', period: text, map: map.map, min: '', at: 'f1' }),
        },
        ...(map.fastestRoundId === null
          ? []
          : [
              {
                label: 'The fastest attack',
                id: writeCustomId(roundCodec, { round: formatId(map.fastestRoundId) }),
              },
            ]),
        { label: 'All maps', id: writeCustomId(mapsCodec, { map: '', period: text }) },
      ]),
    ],
    footer: [`last played ${time(lastPlayed, TimestampStyles.RelativeTime)}`, mention('maps')].join(' · '),
    files: [],
  };
}

function factLines(map: MapStats, isOneOfMany: boolean, locale: string): string[] {
  const type = isOneOfMany || map.gameType !== 'single' ? [GAME_TYPE_WORDS[map.gameType]] : [];
  const head = map.gameType === 'stopwatch' && !isOneOfMany ? [] : type.map((word) => `**${word}**`);
  return [...head, winLine(map, locale), ...attackLines(map, locale)];
}

function winLine(map: MapStats, locale: string): string {
  const { gameType, matches, firstAttackersWon: first, secondAttackersWon: second, draws } = map;
  if (gameType === 'last_man_standing') return `Played ${count(matches, 'round', locale)}, drawn ${draws}`;
  const played = count(matches, 'time', locale);
  return gameType === 'stopwatch'
    ? `Played to the end ${played}: the team that attacked first won ${first}, the other ${second}, drawn ${draws}`
    : `Played to the end ${played}: the attackers won ${first}, the defenders ${second}`;
}

function attackLines(map: MapStats, locale: string): string[] {
  if (map.gameType === 'last_man_standing') return [];
  const times =
    map.fastestS === null
      ? ''
      : `, the fastest in **${formatDuration(seconds(map.fastestS))}**, on average in ${formatDuration(seconds(map.meanS))}`;
  const attacks = `${formatNumber(map.completed, locale)} of ${count(map.rounds, 'attack', locale)} got through`;
  return [attacks + times];
}

function bestTable(best: readonly BoardRow[], locale: string): string {
  return textTable(
    [
      { head: '#', align: 'right' },
      { head: 'player', align: 'left' },
      { head: 'DPM', align: 'right' },
      { head: 'rnds', align: 'right' },
    ],
    best.map((row) => [
      String(row.place),
      cleanName(row.name),
      formatNumber(row.value, locale),
      formatNumber(row.rounds, locale),
    ]),
  );
}

function seconds(value: number | null): number | null {
  return value === null ? null : value * 1000;
}
