// A player's card: the name, then one page at a time.
import { time, TimestampStyles } from '@discordjs/formatters';
import type { APISelectMenuOption } from 'discord-api-types/v10';
import { LEAST_ROUNDS, RATES_NEED } from '../../../../stats/etlegacy/catalogue/gates.ts';
import { formatPeriod } from '../../../../core/period.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { CHOSEN, fitsCustomId, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { compareCodec } from '../compare/compare-codec.ts';
import { periodOptions } from '../../../replies/period-select.ts';
import { PLAYER_TABS, playerCodec, type PlayerTab } from '../player-codecs.ts';
import type { PlayerCard } from './player-model.ts';
import { playerPage } from './player-pages.ts';

const LONGEST_PERIOD = '2025-Q4';

const TAB_WORDS = {
  overview: ['Overview', 'every number, and where it ranks'],
  weapons: ['Weapons', 'kills and accuracy with each'],
  maps: ['Maps', 'how each map goes'],
  form: ['Form', 'the last rounds, one by one'],
  rivals: ['Rivals', 'who killed whom, from event logs'],
  names: ['Names', 'every name carried'],
} as const satisfies Record<PlayerTab, readonly [label: string, about: string]>;

export function buildPlayerReply(card: PlayerCard, wording: Wording): Reply {
  const { locale, mention } = wording;
  const totals = card.totals;
  const sample = totals === null ? 'no rounds' : count(totals.sums.rounds, 'round', locale);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [textBlock(headText(card, locale)), ...playerPage(card, locale), ...controls(card)],
    footer: [
      `${sayPeriod(card.period)}, ${sample}`,
      `rates rank from ${RATES_NEED} on`,
      mention('player'),
    ].join(' · '),
    files: [],
    ...selfOf(card),
  };
}

/** Everything that is shown of a player with a private card. */
export function buildHiddenPlayerReply(card: PlayerCard, { locale }: Wording): Reply {
  const rounds = card.totals === null ? 'No rounds' : count(card.totals.sums.rounds, 'round', locale);
  return {
    kind: 'reply',
    accent: ACCENT.neutral,
    blocks: [textBlock(`## ${sayName(card.name)}\n${rounds}, ${sayPeriod(card.period)}`)],
    footer: 'this player keeps the rest private',
    files: [],
  };
}

function headText({ name, totals, page, period }: PlayerCard, locale: string): string {
  const lines = [`## ${sayName(name)}`];
  const dpm = page.tab === 'overview' ? page.standings.find(({ stat }) => stat.key === 'dpm') : undefined;
  if (dpm !== undefined && dpm.place !== null) {
    lines.push(`**#${dpm.place}** of ${dpm.ranked} by damage per minute, ${sayPeriod(period)}`);
  }
  if (totals === null) lines.push(`No round that counts, ${sayPeriod(period)}.`);
  else {
    const facts = [
      ...aliases(page),
      count(totals.sums.rounds, 'round', locale),
      count(totals.sessions, 'evening', locale),
      `last ${time(totals.lastPlayed, TimestampStyles.RelativeTime)}`,
    ];
    lines.push(`-# ${facts.join(' · ')}`);
    if (totals.sums.rounds < LEAST_ROUNDS) lines.push(`Welcome! The boards rank you from ${RATES_NEED} on.`);
  }
  return lines.join('\n');
}

function aliases(page: PlayerCard['page']): string[] {
  if (page.tab !== 'overview') return [];
  const others = page.names.slice(1, 4).map(({ name }) => sayName(name));
  return others.length === 0 ? [] : [`also ${others.join(', ')}`];
}

function selfOf({ playerKey: player, page: { tab }, period }: PlayerCard): { self?: string } {
  const fields = { player, tab, period: formatPeriod(period) };
  return fitsCustomId(playerCodec, fields) ? { self: writeCustomId(playerCodec, fields) } : {};
}

/** A key that contains a long name may not fit into an id; then there are no buttons. */
function controls({ playerKey: player, period, page, hasLog }: PlayerCard): Block[] {
  const longest = { a: 'me', b: player, c: '', d: '', period: LONGEST_PERIOD };
  if (
    !fitsCustomId(compareCodec, longest) ||
    !fitsCustomId(playerCodec, { player, tab: 'overview', period: LONGEST_PERIOD })
  ) {
    return [];
  }
  const text = formatPeriod(period);
  const tabs = PLAYER_TABS.filter((tab) => hasLog || tab !== 'rivals').map((tab): APISelectMenuOption => ({
    label: TAB_WORDS[tab][0],
    description: TAB_WORDS[tab][1],
    value: tab,
    ...(tab === page.tab ? { default: true } : {}),
  }));
  return [
    ...selectBlock(writeCustomId(playerCodec, { player, tab: CHOSEN, period: text }), 'Page', tabs),
    ...selectBlock(
      writeCustomId(playerCodec, { player, tab: page.tab, period: CHOSEN }),
      'Period',
      periodOptions(period),
    ),
    ...buttonsBlock([
      {
        label: 'Compare with me',
        id: writeCustomId(compareCodec, { a: 'me', b: player, c: '', d: '', period: text }),
      },
    ]),
  ];
}
