import type { Weapon } from '../../../../parsers/etlegacy/document/weapons.ts';
import type { Period } from '../../../../core/period.ts';
import type { WeaponStats } from '../../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { aimOf } from '../../../../stats/etlegacy/weapons/weapon-totals.ts';
import { formatNumber, formatShare } from '../../../../wording/format-numbers.ts';
import { markPart, PART_LEGEND } from '../../../../wording/mark-part.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { textTable } from '../../../../wording/text-table.ts';
import { ACCENT, textBlock } from '../../../framework/reply/blocks.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { weaponControls } from '../weapons-reply.ts';

export type PlayerWeapon = {
  readonly weapon: Weapon;
  readonly player: { readonly playerKey: string; readonly name: string };
  /** null: not used. */
  readonly stats: WeaponStats | null;
  readonly period: Period;
};

/** One player with one weapon. */
export function buildPlayerWeaponReply(
  { weapon, player, stats, period }: PlayerWeapon,
  { locale, mention }: Wording,
): Reply {
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## ${weapon.name} · ${sayName(player.name)} · ${sayPeriod(period)}`),
      textBlock(
        stats === null
          ? `${sayName(player.name)} neither used it nor died by it, ${sayPeriod(period)}.`
          : sheet(weapon, stats, locale),
      ),
      ...weaponControls({ weapon: weapon.key, player: player.playerKey, period }, []),
    ],
    footer: mention('weapons'),
    files: [],
  };
}

function sheet({ isBullet }: Weapon, stats: WeaponStats, locale: string): string {
  const { kills, deaths, rounds, toldRounds, hits, shots, headshots } = stats;
  const aim = aimOf(stats);
  const number = (value: number | null) => formatNumber(value, locale);
  const isPart = isBullet && toldRounds > 0 && toldRounds < rounds;
  const total = (value: number | null) => markPart(number(value), isPart);
  const bullets = [
    ['Bullets fired', total(shots)],
    ['Bullets that hit', total(hits)],
    ['Accuracy', formatShare(aim.accuracy, locale, 1)],
    ['Hits to the head', total(headshots)],
    ['Head hits of hits', formatShare(aim.headshots, locale, 1)],
  ];
  const table = textTable(
    [
      { head: 'stat', align: 'left' },
      { head: 'value', align: 'right' },
    ],
    [
      ['Kills', number(kills)],
      ['Deaths by it', number(deaths)],
      ['Rounds with it', number(rounds)],
      ...(isBullet ? bullets : []),
    ],
  );
  return isPart ? `${table}\n-# ${PART_LEGEND}` : table;
}
