// All maps in a table, or one of them with who is best on it.
import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../core/public-id.ts';
import type { BoardRow } from '../../../stats/etlegacy/boards/fetch-board.ts';
import type { MapStats } from '../../../stats/etlegacy/maps/fetch-map-stats.ts';
import { formatPeriod, type Period } from '../../../core/period.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock, textOf } from '../../framework/blocks.ts';
import { CHOSEN, writeCustomId } from '../../framework/custom-id.ts';
import type { Reply } from '../../framework/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { count, formatDuration, formatNumber, formatShare } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';
import { sayPeriod } from '../../../wording/say-period.ts';
import { textTable } from '../../../wording/text-table.ts';
import { mapsCodec } from './list-codecs.ts';
import { roundCodec } from './round-codecs.ts';
import { mapsPicture } from './maps-picture.ts';
import { periodOptions } from '../../replies/period-select.ts';
import { topCodec } from './board/top-codec.ts';

const MOST_ROWS = 20;

export function buildMapsReply(maps: readonly MapStats[], period: Period, wording: Wording): Reply {
  const { locale, mention } = wording;
  const rows = maps
    .slice(0, MOST_ROWS)
    .map((map) => [
      cleanName(map.map),
      formatNumber(map.matches, locale),
      formatShare(map.rounds === 0 ? null : map.completed / map.rounds, locale),
      formatDuration(seconds(map.meanS)),
      formatDuration(seconds(map.fastestS)),
    ]);
  const table = textTable(
    [
      { head: 'map', align: 'left' },
      { head: 'played', align: 'right' },
      { head: 'done', align: 'right' },
      { head: 'mean', align: 'right' },
      { head: 'best', align: 'right' },
    ],
    rows,
  );
  const text = formatPeriod(period);
  const options = maps.slice(0, 25).map(({ map }) => ({ label: cleanName(map), value: map }));
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## Maps · ${sayPeriod(period)}`),
      maps.length === 0
        ? textBlock(`No map was played, ${sayPeriod(period)}. Try a longer period below.`)
        : mapsPicture(maps, sayPeriod(period), [
            textOf(
              `${table}\n-# done: attacks that got through · mean, best: their time on average and at best`,
            ),
          ]),
      ...selectBlock(writeCustomId(mapsCodec, { map: CHOSEN, period: text }), 'One map…', options),
      ...selectBlock(writeCustomId(mapsCodec, { map: '', period: CHOSEN }), 'Period', periodOptions(period)),
    ],
    footer: [count(maps.length, 'map', locale), mention('maps')].join(' · '),
    files: [],
    self: writeCustomId(mapsCodec, { map: '', period: text }),
  };
}

export function buildMapReply(
  map: MapStats,
  best: readonly BoardRow[],
  period: Period,
  { locale, mention }: Wording,
): Reply {
  const text = formatPeriod(period);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock([`## ${sayName(map.map)} · ${sayPeriod(period)}`, ...factLines(map, locale)].join('\n')),
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
    footer: [`last played ${time(map.lastPlayed, TimestampStyles.RelativeTime)}`, mention('maps')].join(
      ' · ',
    ),
    files: [],
  };
}

function factLines(map: MapStats, locale: string): string[] {
  return [
    `Played to the end ${count(map.matches, 'time', locale)}: the team that attacked first won ${map.firstAttackersWon}, ` +
      `the other ${map.secondAttackersWon}, drawn ${map.draws}`,
    `${formatNumber(map.completed, locale)} of ${count(map.rounds, 'attack', locale)} got through` +
      (map.fastestS === null
        ? ''
        : `, the fastest in **${formatDuration(seconds(map.fastestS))}**, on average in ${formatDuration(seconds(map.meanS))}`),
  ];
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
