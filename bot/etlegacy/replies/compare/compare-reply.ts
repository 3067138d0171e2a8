// Two to four players side by side.
import { formatPeriod } from '../../../../core/period.ts';
import type { Encounter } from '../../../../stats/etlegacy/players/fetch-comparison.ts';
import type { Score } from '../../../../stats/etlegacy/logs/fetch-scores.ts';
import type { PlayerTotals } from '../../../../stats/etlegacy/players/fetch-player.ts';
import { RATES_NEED } from '../../../../stats/etlegacy/catalogue/gates.ts';
import { findLead } from '../../../charts/text/find-lead.ts';
import { ACCENT, selectBlock, textBlock, textOf, userSelectBlock } from '../../../framework/reply/blocks.ts';
import { CHOSEN, fitsCustomId, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../wording/format-stat.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { type Column, textTable } from '../../../../wording/text-table.ts';
import { compareCodec } from './compare-codec.ts';
import { comparePicture } from './compare-picture.ts';
import type { CompareModel } from './compare-model.ts';
import { type ComparedRow, compareStats } from './compare-stats.ts';
import { periodOptions } from '../../../replies/period-select.ts';

const LETTERS = ['A', 'B', 'C', 'D'];

export function buildCompareReply(model: CompareModel, wording: Wording): Reply {
  const { comparison, period, asked, scores, units } = model;
  const { players } = comparison;
  const rows = compareStats(players);
  const title = `## ${asked.map(({ name }) => sayName(name)).join(' vs ')} · ${sayPeriod(period)}`;
  const absent = asked.filter(({ playerKey }) => !players.some((one) => one.playerKey === playerKey));
  const lines = [
    title,
    verdict(players, rows),
    ...absent.map(({ name }) => `${sayName(name)} did not play, ${sayPeriod(period)}.`),
    ...comparison.encounters.slice(0, 3).flatMap((one) => encounterLine(one, players, units)),
    ...scores.slice(0, 3).map((score) => scoreLine(score, asked, wording.locale)),
  ];
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(lines.filter((line) => line !== '').join('\n')),
      ...pageBlocks(model, rows, wording.locale),
      ...controls(model),
    ],
    footer: [
      ...players.map(({ sums }, at) => `${LETTERS[at] ?? ''} ${count(sums.rounds, 'round', wording.locale)}`),
      wording.mention('compare'),
    ].join(' · '),
    files: [],
    ...selfOf(model),
  };
}

function selfOf({ asked, period }: CompareModel): { self?: string } {
  const [a = '', b = '', c = '', d = ''] = asked.map(({ playerKey }) => playerKey);
  const self = idOf({ a, b, c, d, period: formatPeriod(period) });
  return self === null ? {} : { self };
}

/** A picture if there is another player to compare with. */
function pageBlocks(
  { comparison: { players }, period, names }: CompareModel,
  rows: readonly ComparedRow[],
  locale: string,
): Block[] {
  if (players.length === 0) return [];
  const words = textOf(table(players, rows, locale));
  if (players.length === 1) return [{ kind: 'component', component: words }];
  return [comparePicture({ title: sayPeriod(period), players, rows, names }, [words])];
}

function verdict(players: readonly PlayerTotals[], rows: readonly ComparedRow[]): string {
  if (players.length < 2) return '';
  const { leader, wins, judged } = findLead(
    rows.map(({ shown }) => shown),
    players.length,
  );
  if (judged === 0) return `Too early to call: each side needs ${RATES_NEED}.`;
  const best = leader === null ? undefined : players[leader];
  if (leader === null || best === undefined) return `Level: ${wins.join(' : ')} of ${judged} stats.`;
  return `**${sayName(best.name)}** leads ${wins[leader] ?? 0} of ${judged} stats.`;
}

function encounterLine(
  one: Encounter,
  players: readonly PlayerTotals[],
  units: CompareModel['units'],
): string[] {
  const name = (key: string) => sayName(players.find(({ playerKey }) => playerKey === key)?.name ?? key);
  const parts = [
    ...(one.against > 0
      ? [
          `${name(one.a)} ${one.aWon} : ${one.bWon} ${name(one.b)} ${sayWhere(one.against, units)} against each other`,
        ]
      : []),
    ...(one.together > 0
      ? [
          `${players.length > 2 ? `${name(one.a)} and ${name(one.b)}: ` : ''}${one.togetherWon} of ${sayUnits(one.together, units)} won together`,
        ]
      : []),
  ];
  return parts.length === 0 ? [] : [`-# ${parts.join(' · ')}`];
}

/** "4 maps", "1 round", "9 maps and rounds" where both are played. */
function sayUnits(value: number, units: CompareModel['units']): string {
  const [unit = 'map', other] = units;
  return other === undefined
    ? count(value, unit, 'en')
    : count(value, `${unit} or ${other}`, 'en', `${unit}s and ${other}s`);
}

/** Played on maps, in rounds. */
function sayWhere(value: number, units: CompareModel['units']): string {
  return `${units.includes('map') ? 'on' : 'in'} ${sayUnits(value, units)}`;
}

function scoreLine(
  { a, b, aKills, bKills, rounds }: Score,
  asked: CompareModel['asked'],
  locale: string,
): string {
  const name = (key: string) => sayName(asked.find(({ playerKey }) => playerKey === key)?.name ?? key);
  return `-# ${name(a)} ${aKills} : ${bKills} ${name(b)} in kills on each other, ${count(rounds, 'round', locale)} with an event log`;
}

function table(players: readonly PlayerTotals[], rows: readonly ComparedRow[], locale: string): string {
  const columns: Column[] = [
    { head: 'stat', align: 'left' },
    ...players.map((_, at) => ({ head: LETTERS[at] ?? '', align: 'right' }) as const),
  ];
  const isCrowned = rows.some(({ best }) => best !== null);
  const cells = rows.map(({ stat, values, best }) => [
    stat.better === 'lower' ? `${stat.name} (less)` : stat.name,
    ...values.map((value, at) => `${formatStat(stat, value, locale)}${best === at ? '*' : ' '}`),
  ]);
  const unjudged = rows.filter(({ shown }) => shown.tooFew === true).map(({ stat }) => stat.name);
  const note =
    unjudged.length === 0 || unjudged.length === rows.length
      ? ''
      : `\n-# Not counted, because somebody has too few rounds or kills: ${unjudged.join(', ')}.`;
  const legend = players.map(({ name }, at) => `${LETTERS[at] ?? ''} ${cleanName(name)}`);
  return `${textTable(columns, [...cells])}\n-# ${legend.map(sayLegend).join(' · ')}${isCrowned ? ' · * the better one' : ''}${note}`;
}

function sayLegend(text: string): string {
  return sayName(text);
}

function controls({ asked, period }: CompareModel): Block[] {
  const [a = '', b = '', c = '', d = ''] = asked.map(({ playerKey }) => playerKey);
  const text = formatPeriod(period);
  const swap = idOf({ a, b, c, d, period: CHOSEN });
  const add = asked.length < 4 ? idOf(withChosen({ a, b, c, d, period: text }, asked.length)) : null;
  return [
    ...(swap === null ? [] : selectBlock(swap, 'Period', periodOptions(period))),
    ...(add === null ? [] : [userSelectBlock(add, 'Add a member who linked a player…')]),
  ];
}

type CompareFields = { a: string; b: string; c: string; d: string; period: string };

function withChosen(fields: CompareFields, at: number): CompareFields {
  return at === 2 ? { ...fields, c: CHOSEN } : { ...fields, d: CHOSEN };
}

/** null if long keys do not fit into an id: such a view has no button. */
function idOf(fields: CompareFields): string | null {
  return fitsCustomId(compareCodec, fields) ? writeCustomId(compareCodec, fields) : null;
}
