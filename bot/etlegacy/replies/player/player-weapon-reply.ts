import type { Weapon } from '../../../../parsers/etlegacy/document/weapons.ts';
import type { Period } from '../../../../core/period.ts';
import type { WeaponStats } from '../../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { formatNumber, formatShare } from '../../../../wording/format-numbers.ts';
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
  const { kills, deaths, rounds, hits, shots, headshots } = stats;
  const number = (value: number) => formatNumber(value, locale);
  const bullets = [
    ['Bullets fired', number(shots)],
    ['Bullets that hit', number(hits)],
    ['Accuracy', formatShare(shots > 0 ? hits / shots : null, locale, 1)],
    ['Hits to the head', number(headshots)],
    ['Head hits of hits', formatShare(hits > 0 ? headshots / hits : null, locale, 1)],
  ];
  return textTable(
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
}
