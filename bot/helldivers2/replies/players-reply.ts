// /hd2 players: where the divers are.
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { planetName } from '../../../stats/helldivers2/planet-name.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { formatNumber, formatShare } from '../../../wording/format-numbers.ts';
import { textTable } from '../../../wording/text-table.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { mapCodec, warCodec } from './codecs.ts';
import { enemyOf, sayFaction, sayFreshness } from './war-words.ts';

const MOST = 20;

export function buildPlayersReply(view: WarView, now: Date, { locale, mention }: Wording): Reply {
  const total = view.war.players;
  const share = (players: number): string => formatShare(total > 0 ? players / total : null, locale);
  const there = view.planets
    .filter(({ players }) => players > 0)
    .toSorted((a, b) => b.players - a.players || a.index - b.index);
  const rows = there
    .slice(0, MOST)
    .map(({ index, name, players }) => [
      cleanName(planetName(index, name)),
      formatNumber(players, locale),
      share(players),
    ]);
  const table = textTable(
    [
      { head: 'planet', align: 'left' },
      { head: 'divers', align: 'right' },
      { head: 'share', align: 'right' },
    ],
    rows,
  );
  const more = there.length > MOST ? `\n-# + ${there.length - MOST} more planets` : '';
  return {
    kind: 'reply',
    accent: ACCENT.blue,
    blocks: [
      textBlock(`## ${formatNumber(total, locale)} divers\n${againstLine(view, share, locale)}`.trimEnd()),
      textBlock(rows.length === 0 ? 'Nobody is on any planet.' : `${table}${more}`),
      ...buttonsBlock([
        { label: 'The war', id: writeCustomId(warCodec, {}) },
        { label: 'Map', id: writeCustomId(mapCodec, {}) },
      ]),
    ],
    footer: [sayFreshness(view, now), mention('hd2 players')].join(' · '),
    files: [],
  };
}

function againstLine({ fronts }: WarView, share: (players: number) => string, locale: string): string {
  const sums = new Map<number, number>();
  for (const { planet } of fronts) {
    const enemy = enemyOf(planet);
    if (enemy > 1) sums.set(enemy, (sums.get(enemy) ?? 0) + planet.players);
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(
      ([enemy, players]) =>
        `against ${sayFaction(enemy)} ${formatNumber(players, locale)} (${share(players)})`,
    )
    .join(' · ');
}
