// All weapons, of all players or of one; or one weapon with its best players.
import type { APISelectMenuOption } from 'discord-api-types/v10';
import type { Weapon } from '../../../parsers/etlegacy/document/weapons.ts';
import { formatPeriod, type Period } from '../../../core/period.ts';
import type { WeaponPlayer, WeaponStats } from '../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { aimOf } from '../../../stats/etlegacy/weapons/weapon-totals.ts';
import { ACCENT, selectBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import { CHOSEN, fitsCustomId, writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { formatNumber, formatShare } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';
import { sayPeriod } from '../../../wording/say-period.ts';
import { textTable } from '../../../wording/text-table.ts';
import { weaponsCodec } from './list-codecs.ts';
import { periodOptions } from '../../replies/period-select.ts';
import { weaponTable } from './player/player-pages.ts';
import { weaponName } from './weapon-name.ts';
import { weaponsPicture } from './weapons-picture.ts';

type Of = { readonly playerKey: string; readonly name: string } | null;

export function buildWeaponsReply(
  weapons: readonly WeaponStats[],
  of: Of,
  period: Period,
  { locale, mention }: Wording,
): Reply {
  const who = of === null ? 'everybody' : sayName(of.name);
  const whose = of === null ? 'everybody' : cleanName(of.name);
  const self = { weapon: '', player: of?.playerKey ?? '', period: formatPeriod(period) };
  const options = weapons.slice(0, 25).map(({ weapon }) => ({ label: weaponName(weapon), value: weapon }));
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## Weapons · ${who} · ${sayPeriod(period)}`),
      weapons.length === 0
        ? textBlock(`No weapon was used, ${sayPeriod(period)}.`)
        : weaponsPicture(weapons, `${whose} · ${sayPeriod(period)}`, [
            textOf(weaponTable(weapons, locale, of !== null)),
          ]),
      ...weaponControls({ weapon: '', player: of?.playerKey ?? '', period }, options),
    ],
    footer: mention('weapons'),
    files: [],
    ...(fitsCustomId(weaponsCodec, self) ? { self: writeCustomId(weaponsCodec, self) } : {}),
  };
}

export function buildWeaponReply(
  weapon: Weapon,
  players: readonly WeaponPlayer[],
  period: Period,
  { locale, mention }: Wording,
): Reply {
  const rows = players.map((row) => {
    const aim = weapon.isBullet ? aimOf(row) : null;
    return [
      cleanName(row.name),
      formatNumber(row.kills, locale),
      formatNumber(row.rounds, locale),
      formatShare(aim?.accuracy ?? null, locale, 1),
      formatShare(aim?.headshots ?? null, locale, 1),
    ];
  });
  const table = textTable(
    [
      { head: 'player', align: 'left' },
      { head: 'kills', align: 'right' },
      { head: 'rnds', align: 'right' },
      { head: 'ACC', align: 'right' },
      { head: 'HS', align: 'right' },
    ],
    rows,
  );
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## ${weapon.name} · ${sayPeriod(period)}`),
      textBlock(players.length === 0 ? `Nobody used it, ${sayPeriod(period)}.` : table),
      ...weaponControls({ weapon: weapon.key, player: '', period }, []),
    ],
    footer: mention('weapons'),
    files: [],
  };
}

type Shown = { readonly weapon: string; readonly player: string; readonly period: Period };

export function weaponControls(
  { weapon, player, period }: Shown,
  options: readonly APISelectMenuOption[],
): Block[] {
  const text = formatPeriod(period);
  if (!fitsCustomId(weaponsCodec, { weapon, player, period: text })) return [];
  return [
    ...selectBlock(
      writeCustomId(weaponsCodec, { weapon: CHOSEN, player, period: text }),
      'One weapon…',
      options,
    ),
    ...selectBlock(
      writeCustomId(weaponsCodec, { weapon, player, period: CHOSEN }),
      'Period',
      periodOptions(period),
    ),
  ];
}
