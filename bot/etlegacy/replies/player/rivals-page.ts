// The page of a player's card about those they met, from event logs.
import { LOG_STATS } from '../../../../stats/etlegacy/catalogue/log-stats.data.ts';
import { LOG_FORMULAS } from '../../../../stats/etlegacy/formulas/log-formulas.data.ts';
import type { LogSums } from '../../../../stats/etlegacy/logs/log-totals.ts';
import { type Rival, type Rivals, RIVALS_NEED } from '../../../../stats/etlegacy/logs/rivals.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count, formatNumber } from '../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../wording/format-stat.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { textTable } from '../../../../wording/text-table.ts';
import { textBlock, textOf } from '../../../framework/reply/blocks.ts';
import type { Block } from '../../../framework/reply/reply.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import type { RivalsProps } from '../../pictures/event-log/log-props.ts';
import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { PlayerCard, PlayerPage } from './player-model.ts';

const MOST_RIVALS = 8;

type RivalsTab = Extract<PlayerPage, { tab: 'rivals' }>;

/** Rivals as a picture, and what else the logs tell as a table. */
export function rivalsPage(card: PlayerCard, { rivals, sums }: RivalsTab, locale: string): Block[] {
  if (rivals.rounds === 0) return [textBlock(`No round with an event log, ${sayPeriod(card.period)}.`)];
  const picture = toEtPicture({ kind: 'rivals', props: rivalsProps(card, rivals) });
  return [
    pictureSlot('rivals.png', picture, [textOf(rivalWords(rivals, locale))]),
    ...(sums === null ? [] : [textBlock(logTable(sums, locale))]),
    textBlock(`-# named from ${RIVALS_NEED} on`),
  ];
}

function rivalsProps({ playerKey, name, period, names }: PlayerCard, rivals: Rivals): RivalsProps {
  const row = (rival: Rival) => ({ nameRuns: names(rival), kills: rival.kills, deaths: rival.deaths });
  return {
    nameRuns: names({ playerKey, name }),
    title: `${sayPeriod(period)}, ${count(rivals.rounds, 'round', 'en')} with a log`,
    picks: picksOf(rivals).map(([label, rival]) => ({ label, rival: rival === null ? null : row(rival) })),
    rows: rivals.all.slice(0, MOST_RIVALS).map(row),
    more: Math.max(0, rivals.all.length - MOST_RIVALS),
    note: hiddenNote(rivals),
  };
}

function picksOf({ mostKilled, killedMostBy, bestBalance }: Rivals) {
  return [
    ['Killed most', mostKilled],
    ['Killed most by', killedMostBy],
    ['Best balance', bestBalance],
  ] as const;
}

function hiddenNote({ hidden }: Rivals): string {
  if (hidden === 0) return '';
  return `${count(hidden, 'opponent', 'en')} ${hidden === 1 ? 'keeps' : 'keep'} the card private.`;
}

function rivalWords(rivals: Rivals, locale: string): string {
  const score = ({ kills, deaths }: Rival) =>
    `${formatNumber(kills, locale)} : ${formatNumber(deaths, locale)}`;
  const picks = picksOf(rivals).map(([label, rival]) =>
    rival === null ? `${label}: too few duels` : `${label}: **${sayName(rival.name)}** ${score(rival)}`,
  );
  const table = textTable(
    [
      { head: 'opponent', align: 'left' },
      { head: 'kills', align: 'right' },
      { head: 'deaths', align: 'right' },
    ],
    rivals.all
      .slice(0, MOST_RIVALS)
      .map((rival) => [
        cleanName(rival.name),
        ...[rival.kills, rival.deaths].map((value) => formatNumber(value, locale)),
      ]),
  );
  const more = rivals.all.length - MOST_RIVALS;
  const notes = [...(more > 0 ? [`and ${more} more`] : []), hiddenNote(rivals)].filter((note) => note !== '');
  return [...picks, table, ...(notes.length === 0 ? [] : [`-# ${notes.join(' · ')}`])].join('\n');
}

function logTable(sums: LogSums, locale: string): string {
  const rows = LOG_STATS.map((stat) => [
    stat.name,
    formatStat(stat, evaluate(LOG_FORMULAS[stat.formula], sums), locale),
  ]);
  return textTable(
    [
      { head: 'from event logs', align: 'left' },
      { head: 'value', align: 'right' },
    ],
    rows,
  );
}
