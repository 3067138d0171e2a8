import { COLOR, LINEUP_COLOR, TYPE } from '../../../charts/tokens.ts';
import { layoutBarTable } from '../../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../../charts/drawing/layout-rest.ts';
import { placeLineup } from '../lineup/place-lineup.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../../charts/drawing/stack-scene.ts';
import { namesOn, type PlayedMap, sayAttacks, sayWinner } from './played-map.ts';
import type { SessionMapsProps } from './session-props.ts';

function headerOf({ single }: Pick<PlayedMap, 'single'>): string {
  if (single === undefined) return 'Time to attack';
  return single.attacker === null ? 'Time to win' : 'Time of the attack';
}

function placeWinner(row: PlayedMap, cell: Box): Mark[] {
  const text = sayWinner(row);
  if (row.winner === null || row.lineups === null)
    return [placeText({ within: cell, text, size: TYPE.header, smallest: TYPE.floor, color: COLOR.muted })];
  const within = { ...cell, x: cell.x + 28, w: cell.w - 28 };
  return [
    placeLineup(row.winner, cell, 16),
    placeText({
      within,
      text,
      size: TYPE.header,
      smallest: TYPE.floor,
      weight: 600,
      color: LINEUP_COLOR[row.winner],
    }),
  ];
}

/** The maps of an evening in order, with winners and attack times, grouped by teams with a legend each. */
export function layoutSessionMaps(props: SessionMapsProps): Scene {
  const rows = props.maps.slice(0, MOST_ROWS);
  const longest = Math.max(0, ...rows.flatMap(({ seconds }) => seconds.map((time) => time ?? 0)));
  return stackScene([
    () => layoutHeading('Maps', props.title),
    ...groupByTeams(rows).flatMap((group) => layoutGroup(group, longest)),
    (y) => layoutRest(props.maps.length, rows.length, y),
  ]);
}

function layoutGroup(rows: readonly PlayedMap[], longest: number): ((y: number) => Part)[] {
  const [first] = rows;
  return [
    (y) => layoutLineupLegend({ lineups: namesOn(first ?? { lineups: null }) }, y),
    (y) =>
      layoutBarTable<PlayedMap>({
        y,
        rows,
        rowHeight: 56,
        panels: [
          {
            header: 'Map',
            width: 270,
            place: (row, within) => [placeText({ within, text: row.map, smallest: TYPE.axis, weight: 600 })],
          },
          { header: 'Winner', width: 290, place: placeWinner },
          {
            header: headerOf(first ?? {}),
            width: 392,
            read: (row) => row.seconds,
            colors: LINEUP_COLOR,
            label: (row) => sayAttacks(row, ' : '),
            max: longest,
          },
        ],
      }),
  ];
}

/** Consecutive maps of the same two teams in one game type; one empty group without maps. */
function groupByTeams(maps: readonly PlayedMap[]): readonly (readonly PlayedMap[])[] {
  const groups: PlayedMap[][] = [[]];
  let names: string | undefined;
  for (const map of maps) {
    const own = [...namesOn(map), map.single?.gameType].join('\n');
    if (names !== undefined && own !== names) groups.push([]);
    names = own;
    groups.at(-1)?.push(map);
  }
  return groups;
}
