import { time, TimestampStyles } from '@discordjs/formatters';
import { WEAPONS } from '../../../../parsers/etlegacy/document/weapons.ts';
import type { Standing } from '../../../../stats/etlegacy/boards/fetch-standings.ts';
import { evaluate, isPart } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';
import type { FormRound } from '../../../../stats/etlegacy/players/fetch-player-form.ts';
import { formDpm } from '../../../../stats/etlegacy/players/form-dpm.ts';
import type { PlayerMap } from '../../../../stats/etlegacy/players/fetch-player-maps.ts';
import type { CarriedName } from '../../../../stats/etlegacy/players/fetch-player-names.ts';
import { aimOf, type WeaponTotals } from '../../../../stats/etlegacy/weapons/weapon-totals.ts';
import { textBlock, textOf } from '../../../framework/reply/blocks.ts';
import type { Block } from '../../../framework/reply/reply.ts';
import { percentileNumber } from '../../../../wording/say-percentile.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { formatNumber, formatShare } from '../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../wording/format-stat.ts';
import { markPart, PART_LEGEND } from '../../../../wording/mark-part.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { textTable } from '../../../../wording/text-table.ts';
import { cardPicture } from './card-picture.ts';
import { formPicture } from './form-picture.ts';
import { formRoundName } from './form-round-name.ts';
import type { PlayerCard } from './player-model.ts';
import { rivalsPage } from './rivals-page.ts';
import { playerTable } from '../player-table.ts';
import { weaponName } from '../weapon-name.ts';
import { weaponsPicture } from '../weapons-picture.ts';

const MOST_ROWS = 15;

export function playerPage(card: PlayerCard, locale: string): Block[] {
  const { page, totals } = card;
  if (page.tab === 'names') return [textBlock(namesText(page.names))];
  if (page.tab === 'form') {
    const words = formText(page.form, locale);
    return page.form.length === 0 ? [textBlock(words)] : [formPicture(card, page.form, [textOf(words)])];
  }
  if (page.tab === 'rivals') return rivalsPage(card, page, locale);
  if (totals === null) return [];
  if (page.tab === 'overview') {
    const words = textOf(standingsTable(page.standings, totals.sums, locale));
    return [cardPicture(card, page, totals, [words])];
  }
  if (page.tab === 'weapons') {
    const detail = `${cleanName(card.name)} · ${sayPeriod(card.period)}`;
    return [weaponsPicture(page.weapons, detail, [textOf(weaponTable(page.weapons, locale))])];
  }
  return [textBlock(mapTable(page.maps, locale))];
}

function standingsTable(standings: readonly Standing[], sums: Sums, locale: string): string {
  const rows = standings.map(({ stat, place, percentile }) => {
    const percent = percentile === null ? null : percentileNumber(percentile / 100);
    const formula = FORMULAS[stat.formula];
    return [
      stat.name,
      markPart(formatStat(stat, evaluate(formula, sums), locale), isPart(formula, sums)),
      place === null ? '–' : `#${place}`,
      percent === null ? '–' : `${percent}%`,
    ];
  });
  const table = textTable(
    [
      { head: 'stat', align: 'left' },
      { head: 'value', align: 'right' },
      { head: 'place', align: 'right' },
      { head: 'beats', align: 'right' },
    ],
    rows,
  );
  const hasParts = standings.some(({ stat }) => isPart(FORMULAS[stat.formula], sums));
  const parts = hasParts ? ` · ${PART_LEGEND}` : '';
  return `${table}\n-# beats: better than so many of the others who rank · a dash: unknown, or too few rounds to rank${parts}`;
}

/**
 * Kills and accuracy by weapon.
 *
 * @param hasDeaths with the deaths by each weapon; for all players together they equal the kills.
 */
export function weaponTable(
  weapons: readonly (WeaponTotals & { readonly weapon: Parameters<typeof weaponName>[0] })[],
  locale: string,
  hasDeaths = true,
): string {
  const rows = weapons.slice(0, MOST_ROWS).map((row) => {
    const isBullet = WEAPONS.some(({ key, isBullet }) => key === row.weapon && isBullet);
    const aim = isBullet ? aimOf(row) : null;
    return [
      weaponName(row.weapon),
      formatNumber(row.kills, locale),
      ...(hasDeaths ? [formatNumber(row.deaths, locale)] : []),
      formatShare(aim?.accuracy ?? null, locale, 1),
      formatShare(aim?.headshots ?? null, locale, 1),
    ];
  });
  const table = textTable(
    [
      { head: 'weapon', align: 'left' },
      { head: 'kills', align: 'right' },
      ...(hasDeaths ? [{ head: 'died', align: 'right' } as const] : []),
      { head: 'ACC', align: 'right' },
      { head: 'HS', align: 'right' },
    ],
    rows,
  );
  const died = hasDeaths ? 'died: deaths by it · ' : '';
  return `${table}\n-# ${died}ACC: hits of shots · HS: head hits of hits`;
}

function mapTable(maps: readonly PlayerMap[], locale: string): string {
  return playerTable(
    maps.slice(0, MOST_ROWS).map(({ map, sums }) => ({ name: map, sums })),
    [
      { head: 'RND', formula: 'rounds' },
      { head: 'DPM', formula: 'dpm' },
      { head: 'K/D', formula: 'kd', digits: 2 },
      { head: 'WIN%', formula: 'winShare' },
    ],
    locale,
    'map',
  );
}

function formText(form: readonly FormRound[], locale: string): string {
  if (form.length === 0) return 'No round that counts yet.';
  const rows = form
    .toReversed()
    .map((round) => [
      formRoundName(round),
      formatNumber(round.kills, locale),
      formatNumber(round.deaths, locale),
      formatNumber(round.dpm, locale),
    ]);
  const table = textTable(
    [
      { head: form.every(({ label }) => label === null) ? 'map' : 'map and round', align: 'left' },
      { head: 'K', align: 'right' },
      { head: 'D', align: 'right' },
      { head: 'DPM', align: 'right' },
    ],
    rows,
  );
  return `${table}\n-# newest first · over these rounds: ${formatNumber(formDpm(form), locale)} DPM`;
}

function namesText(names: readonly CarriedName[]): string {
  if (names.length === 0) return 'No name is known.';
  return names
    .slice(0, MOST_ROWS)
    .map(({ name, rounds, lastSeen }) => {
      const seen = time(lastSeen, TimestampStyles.RelativeTime);
      return `- **${sayName(name)}** · ${rounds} ${rounds === 1 ? 'round' : 'rounds'} · last ${seen}`;
    })
    .join('\n');
}
