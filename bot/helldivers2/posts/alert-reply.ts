// What happened in the war, in words. Nothing in it depends on the present, so that an alert that was posted stays as it is.
import { FACTIONS } from '../../../parsers/helldivers2/names.data.ts';
import type { MajorOrder } from '../../../stats/helldivers2/fetch-orders.ts';
import type { News } from '../../../stats/helldivers2/fetch-news.ts';
import type { Happening, HappeningKind } from '../../../stats/helldivers2/fetch-happenings.ts';
import { sayName } from '../../../wording/say-name.ts';
import { ACCENT, textBlock } from '../../framework/reply/blocks.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import { fitLines } from '../replies/fit-lines.ts';
import { sayNews } from '../replies/news-reply.ts';
import { plainLine, sayWhat } from '../replies/order-line.ts';
import { inTime, sayFaction } from '../replies/war-words.ts';

/** What an alert may be about beside the happening itself. */
export type AlertSubject = {
  readonly order: MajorOrder | null;
  /** Of the planets that the order names. */
  readonly names: ReadonlyMap<number, string>;
  /** What the game says about a new order beside the order's own text. */
  readonly briefing: string | null;
  readonly news: News | null;
};

export function buildAlertReply(happening: Happening, subject: AlertSubject, locale: string): Reply {
  // A dispatch says itself when it was published.
  const { news } = subject;
  const text = news === null ? sayHappening(happening, subject, locale) : sayNews(news);
  return toReply(accentOf(happening), [text], news?.publishedAt ? '' : inTime(happening.at));
}

/** Everything of a time in which nobody was there to tell it, each in one line. */
export function buildDigestReply(
  told: readonly (readonly [Happening, AlertSubject])[],
  locale: string,
): Reply {
  const lines = told.map(([one, subject]) => {
    const [first = ''] = sayHappening(one, subject, locale).split('\n');
    return `${first} ${inTime(one.at)}`;
  });
  const text = fitLines(lines, 3600, (rest) => `-# + ${rest} more`);
  return toReply(ACCENT.partial, ['## While I was away', text], '');
}

function toReply(accent: number, texts: readonly string[], footer: string): Reply {
  return { kind: 'reply', accent, blocks: texts.map(textBlock), footer, files: [] };
}

const GOOD: ReadonlySet<HappeningKind> = new Set(['campaign won', 'campaign defended', 'region won']);
const BAD: ReadonlySet<HappeningKind> = new Set(['campaign lost', 'region lost']);

function accentOf({ kind, outcome }: Happening): number {
  if (GOOD.has(kind) || outcome === 'won') return ACCENT.blue;
  if (BAD.has(kind) || outcome === 'lost') return ACCENT.red;
  return kind === 'pause' ? ACCENT.partial : ACCENT.gold;
}

type Words = AlertSubject & {
  readonly planet: string;
  /** Of an order, and what it asks for. */
  readonly title: string;
  readonly what: string;
};

/** One sentence each. */
const SAY: Readonly<Record<HappeningKind, (words: Words, happening: Happening) => string>> = {
  'campaign new': ({ planet }, { before }) => `New campaign on ${planet}${sayAgainst(before)}.`,
  'campaign won': ({ planet }) => `${planet} is liberated.`,
  'campaign defended': ({ planet }) => `${planet} is defended.`,
  'campaign lost': ({ planet }) => `${planet} is lost.`,
  'campaign ended': ({ planet }) => `The campaign on ${planet} ended without a result.`,
  'campaign urgent': ({ planet }, { before }) =>
    `${planet} has to be taken in time now${sayAgainst(before)}.`,
  owner: ({ planet }, { before, after }) =>
    `${planet} changed hands: ${sayOwner(before)} to ${sayOwner(after)}.`,
  'region won': ({ planet }, { region, before }) =>
    `Region ${sayRegion(region)} of ${planet} is won from ${sayOwner(before)}.`,
  'region lost': ({ planet }, { region, after }) =>
    `Region ${sayRegion(region)} of ${planet} is lost to ${sayOwner(after)}.`,
  'order new': ({ title, what, order, briefing }) =>
    `New: ${title}${what}${briefOf(order, briefing)}${sayEnd(order)}`,
  'order half': ({ title, what, order }) => `Half of the time is over: ${title}${what}${sayEnd(order)}`,
  'order ended': ({ title, what }, { outcome }) => `${outcome === 'won' ? 'Won' : 'Lost'}: ${title}${what}`,
  news: ({ news }) => `Dispatch: ${plainLine(news?.message ?? '', 120)}`,
  pause: () => 'The war is paused: its clock stands still, and no deadline passes.',
};

function sayHappening(happening: Happening, subject: AlertSubject, locale: string): string {
  const { order, names } = subject;
  const planet = `**${sayName(happening.planetName ?? 'a planet')}**`;
  const named = plainLine(order?.title ?? order?.brief ?? '', 100) || 'Major order';
  const what = order === null ? '' : sayWhat(order, names, locale);
  return SAY[happening.kind](
    {
      ...subject,
      planet,
      title: order === null ? 'a major order' : `**${named}**`,
      what: what === '' ? '' : ` · ${what}`,
    },
    happening,
  );
}

function sayEnd(order: MajorOrder | null): string {
  const end = order?.expiresAt ?? null;
  return end === null ? '' : `\nEnds ${inTime(end)}`;
}

/** The whole text of the order where its first words are not all of it, then what the game says about it. */
function briefOf(order: MajorOrder | null, briefing: string | null): string {
  const lines = new Set([plainLine(order?.brief ?? '', 600), plainLine(briefing, 1200)]);
  lines.delete(plainLine(order?.description ?? order?.brief ?? '', 60));
  return [...lines].map((line) => (line === '' ? '' : `\n${line}`)).join('');
}

function sayAgainst(faction: number | null): string {
  return faction === null || faction === 0 || FACTIONS[faction] === undefined
    ? ''
    : ` against ${sayFaction(faction)}`;
}

/** Regions have numbers only, counted from 0 in answers and from 1 for people. */
const sayRegion = (region: number | null): string => String((region ?? 0) + 1);

const sayOwner = (faction: number | null): string => (faction === null ? 'nobody' : sayFaction(faction));
