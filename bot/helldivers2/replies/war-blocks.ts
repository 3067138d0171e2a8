// The war in a few blocks of text: orders and deadlines first, then the fronts. Shared by /hd2 war and the dashboard.
import { SUPER_EARTH } from '../../../parsers/helldivers2/names.data.ts';
import type { Front, WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { formatNumber, formatShare } from '../../../wording/format-numbers.ts';
import { textBlock } from '../../framework/reply/blocks.ts';
import type { Block } from '../../framework/reply/reply.ts';
import { fitLines } from './fit-lines.ts';
import { frontLine } from './front-line.ts';
import { orderLine } from './order-line.ts';
import { enemyOf, inTime, sayFaction } from './war-words.ts';

/** Of the 4,000 characters of a message; the heading and the last line need the rest. */
const BUDGET = { orders: 950, deadlines: 1100, fronts: 1500 } as const;

export function warBlocks(view: WarView, locale: string): Block[] {
  const { fronts, orders, war, pausedSince } = view;
  const events = fronts.filter(({ planet }) => planet.event !== null).toSorted(byDeadline);
  const others = fronts.filter(({ planet }) => planet.event === null);
  const more = (what: string) => (rest: number) => `-# + ${rest} more ${what}`;
  const paused =
    pausedSince === null ? '' : `\n**The war is paused** since ${inTime(pausedSince)}: no deadline passes.`;
  const parts = [
    `## Galactic war · ${formatNumber(war.players, locale)} divers${paused}`,
    section(
      'Major orders',
      fitLines(
        orders.map((order) => orderLine(order, view.names, locale)),
        BUDGET.orders,
        more('orders'),
      ),
    ),
    section(
      'Deadlines',
      fitLines(
        events.map((front) => frontLine(front, locale)),
        BUDGET.deadlines,
        more('attacks'),
      ),
    ),
    section('Fronts', fitLines(frontLines(others, war.players, locale), BUDGET.fronts, more('lines'))),
  ];
  const shown = parts.filter((part) => part !== '');
  if (orders.length === 0 && fronts.length === 0)
    shown.push('No planet is fought over, and there is no major order.');
  return shown.map(textBlock);
}

function section(title: string, text: string): string {
  return text === '' ? '' : `### ${title}\n${text}`;
}

function byDeadline(a: Front, b: Front): number {
  const at = ({ planet }: Front): number => planet.event?.expireAt?.getTime() ?? Infinity;
  return at(a) - at(b) || a.planet.index - b.planet.index;
}

/** By enemy, the one with most divers first. */
function frontLines(fronts: readonly Front[], players: number, locale: string): string[] {
  const groups = [...Map.groupBy(fronts, ({ planet }) => enemyOf(planet))].map(([enemy, of]) => ({
    enemy,
    of,
    divers: of.reduce((sum, { planet }) => sum + planet.players, 0),
  }));
  return groups
    .toSorted((a, b) => b.divers - a.divers || a.enemy - b.enemy)
    .flatMap(({ enemy, of, divers }) => [
      `**${enemy === SUPER_EARTH || enemy === 0 ? 'Others' : sayFaction(enemy)}** · ${formatNumber(divers, locale)} divers` +
        (players > 0 ? ` (${formatShare(divers / players, locale)})` : ''),
      ...of.map((front) => frontLine(front, locale)),
    ]);
}
