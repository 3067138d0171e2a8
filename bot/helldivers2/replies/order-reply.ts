// /hd2 order: the running major orders, task by task, with the pace that they need.
import { EVENT_TYPES, nameOf, SUPER_EARTH } from '../../../parsers/helldivers2/names.data.ts';
import type { TaskState } from '../../../parsers/helldivers2/read-order.ts';
import type { Planet } from '../../../stats/helldivers2/fetch-planets.ts';
import type { RunningOrder, WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { count, formatNumber } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { newsCodec, warCodec } from './codecs.ts';
import { fitLines } from './fit-lines.ts';
import { orderTitle, plainLine, TASK_WORDS } from './order-line.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import { sayTask, type TaskPlaces } from './say-task.ts';
import { sayEnd, sayFreshness, sayHours, sayPct } from './war-words.ts';

const MOST_ORDERS = 5;
const BUDGET = 3400;

export function buildOrderReply(
  view: WarView,
  places: TaskPlaces,
  now: Date,
  { locale, mention }: Wording,
): Reply {
  const planets = new Map(view.planets.map((planet) => [planet.index, planet]));
  const shown = view.orders.slice(0, MOST_ORDERS);
  const budget = Math.floor(BUDGET / Math.max(shown.length, 1));
  const rest = view.orders.length - shown.length;
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      ...(shown.length === 0
        ? [
            textBlock(
              '## Major orders\nThere is no major order at the moment. That is normal between two of them.',
            ),
          ]
        : shown.map((order) => textBlock(sayOrder(order, { places, planets, locale }, budget)))),
      ...(rest > 0 ? [textBlock(`-# + ${rest} more ${rest === 1 ? 'order' : 'orders'}`)] : []),
      ...buttonsBlock([
        { label: 'The war', id: writeCustomId(warCodec, {}) },
        { label: 'News', id: writeCustomId(newsCodec, { page: '0' }) },
      ]),
    ],
    footer: [sayFreshness(view, now), mention('hd2 order')].join(' · '),
    files: [],
  };
}

type Known = {
  readonly places: TaskPlaces;
  readonly planets: ReadonlyMap<number, Planet>;
  readonly locale: string;
};

function sayOrder(running: RunningOrder, known: Known, budget: number): string {
  const { order, outlook } = running;
  const { locale } = known;
  const head = [
    `## ${orderTitle(running)}`,
    `${progressBar(order.pct)} **${sayPct(order.pct, locale)}** · ${TASK_WORDS[outlook.verdict]}` +
      sayEnd(order.expiresAt, outlook.hoursLeft),
    ...(order.rule === 'any' && order.tasks.length > 1 ? ['One task is enough.'] : []),
  ];
  const rewards = order.rewards
    .map(({ name, amount }) => `${formatNumber(amount, locale)} ${name}`)
    .join(', ');
  const foot = rewards === '' ? [] : [`-# Reward: ${plainLine(rewards, 120)}`];
  const brief = plainLine(order.brief, 280);
  const fixed = [...head, ...foot].join('\n').length;
  const tasks = order.tasks.map((_, at) => sayTaskLine(running, at, known));
  const body = fitLines(tasks, Math.max(budget - fixed - 40, 120), (more) => `-# + ${more} more tasks`);
  const told = brief !== '' && fixed + body.length + brief.length + 4 <= budget ? [brief] : [];
  return [...head, ...told, body, ...foot].filter((line) => line !== '').join('\n');
}

function sayTaskLine({ order, outlook }: RunningOrder, at: number, known: Known): string {
  const { places, locale } = known;
  const task = order.tasks[at];
  const judged = outlook.tasks[at];
  if (task === undefined || judged === undefined) return '';
  const place = task.isEitherOr && judged.verdict !== 'done' ? sayPlace(task, known) : null;
  if (place !== null) return `${sayTask(task, places, locale)}\n${place} · ${TASK_WORDS[judged.verdict]}`;
  // A net gain can be negative, and its goal is often 1.
  const amount =
    task.goal > 1 || task.isSigned
      ? ` (${formatNumber(task.progress, locale)} of ${formatNumber(task.goal, locale)})`
      : '';
  const { pacePerHour: pace, neededPerHour: needed, verdict } = judged;
  const reason =
    pace === null || needed === null || task.goal <= 1 || verdict === 'unknown'
      ? ''
      : ` at ${sayPace(pace, locale)}, needs ${sayPace(needed, locale)}` +
        sayDone(pace, needed, outlook.hoursLeft, locale);
  return `${sayTask(task, places, locale)}\n${progressBar(task.pct)} ${sayPct(task.pct, locale)}${amount} · ${TASK_WORDS[verdict]}${reason}`;
}

/** How far the place is that a task asks for: the task itself is done or not, with nothing between. null if it is unknown. */
function sayPlace({ place }: TaskState, { places, planets, locale }: Known): string | null {
  if (place === null) return null;
  if (place.kind === 'planet') {
    const planet = planets.get(place.number);
    return planet === undefined ? null : sayPlanet(planet, locale);
  }
  const all = (places.sectors.get(place.number)?.planets ?? []).flatMap((index) => planets.get(index) ?? []);
  const ours = all.filter(({ owner }) => owner === SUPER_EARTH).length;
  return all.length === 0
    ? null
    : `${progressBar((100 * ours) / all.length)} ${ours} of ${count(all.length, 'planet', locale)} ours`;
}

function sayPlanet({ event, liberationPct }: Planet, locale: string): string {
  const pct = event?.pct ?? liberationPct;
  const what = event === null ? 'planet' : nameOf(EVENT_TYPES, event.type);
  return `${progressBar(pct)} ${what} at ${sayPct(pct, locale)}`;
}

/** "40 per hour"; slower ones as "1 in 18 h", because their hourly number would be 0. */
function sayPace(perHour: number, locale: string): string {
  if (perHour > 0 && perHour < 1) return `1 in ${sayHours(1 / perHour, locale)}`;
  return `${formatNumber(perHour, locale, Number.isInteger(perHour) || perHour >= 10 ? 0 : 1)} per hour`;
}

/** When it is done at this pace. */
function sayDone(pace: number, needed: number, hours: number | null, locale: string): string {
  if (pace <= 0 || hours === null) return '';
  return `; done in about ${sayHours((needed * hours) / pace, locale)}`;
}
