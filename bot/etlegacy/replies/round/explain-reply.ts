// How the numbers of a map were derived: files, source of the length, subtractions, conservation laws.
import { formatId } from '../../../../core/public-id.ts';
import type { OriginLaw, RoundOrigin } from '../../../../stats/etlegacy/matches/fetch-round-origins.ts';
import type { RoundFacts } from '../../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { escapeText } from '../../../../wording/escape-text.ts';
import { count, formatDuration, formatNumber } from '../../../../wording/format-numbers.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { explainCodec, roundCodec } from '../round-codecs.ts';

export type Explained = {
  /** The rounds of the map. */
  readonly origins: readonly RoundOrigin[];
  /** All rounds of the evening in order of time; empty if the round belongs to no evening. */
  readonly evening: readonly RoundFacts[];
  /** Of one round of the map. */
  readonly id: string;
};

export function buildExplainReply({ origins, evening, id }: Explained, { locale }: Wording): Reply {
  const [first] = origins;
  return {
    kind: 'reply',
    accent: origins.some(({ status }) => status !== 'ok') ? ACCENT.partial : ACCENT.help,
    blocks: [
      textBlock(`## How the numbers of ${sayName(first?.map ?? '')} came about`),
      ...origins.map((origin) => textBlock(sayRound(origin, locale))),
      ...buttonsBlock([{ label: 'The card', id: writeCustomId(roundCodec, { round: id }) }]),
      ...selectMap(evening),
    ],
    footer: 'of one player: `debrief explain FILE PLAYER`',
    files: [],
  };
}

/** The maps of the evening; a map of several rounds is listed once. */
function selectMap(evening: readonly RoundFacts[]): Block[] {
  const maps = evening.filter(
    ({ matchId }, at) => matchId === null || evening.findIndex((other) => other.matchId === matchId) === at,
  );
  if (maps.length < 2) return [];
  const options = maps.map(({ id, map }, at) => ({
    label: `${at + 1}. ${cleanName(map)}`,
    value: formatId(id),
  }));
  return selectBlock(writeCustomId(explainCodec, { round: CHOSEN }), 'Another map of the evening…', options);
}

function sayRound(origin: RoundOrigin, locale: string): string {
  const { label, map, file, documents } = origin;
  return [
    label === null ? `### ${sayName(map)}` : `### Round ${label}`,
    `\`${file.replaceAll('`', "'")}\` · ${documents.map((format) => (format === 'tab' ? 'text' : escapeText(format))).join(' and ')}`,
    `- ${[...sayStatus(origin), sayLength(origin)].join('; ')}`,
    ...origin.modes.map(
      ({ mode, players }) => `- ${count(players, 'player', locale)}: ${MODES[mode] ?? mode}`,
    ),
    ...sayLaws(origin.laws, locale),
    ...(origin.faults === 0
      ? []
      : [`- ${count(origin.faults, 'line', locale)} of the file could not be read and cost what they held`]),
  ].join('\n');
}

/** null for a round that counts. */
function sayStatus({ status, statusReason }: RoundOrigin): string[] {
  if (status === 'ok') return [];
  return [`does not count (${status}${statusReason === null ? '' : `: ${escapeText(statusReason)}`})`];
}

/** By the source of a round's length. */
const LENGTHS: Readonly<Record<string, string>> = {
  next_limit: 'the clock of the game',
  limit: 'the whole limit',
  playtime: 'as measured by the script',
  players: 'from the minutes of the players, to 6 seconds',
};

function sayLength({ durationS, durationSource }: RoundOrigin): string {
  if (durationS === null) return 'its length is unknown';
  return `${formatDuration(durationS * 1000)} long, ${LENGTHS[durationSource] ?? durationSource}`;
}

/** By the mode of a player's row. */
const MODES: Readonly<Record<string, string>> = {
  raw: 'as printed',
  delta: 'round one is subtracted, its counters went on',
  partial: 'weapons as printed, the rest minus the document before',
  raw_new: 'as printed, not there in the round before',
  raw_reset: 'as printed, the counters restarted',
  from_log: 'from the event log: the counters hold another round too',
  spectator: 'watched',
  unknown: 'cannot be separated from another round',
};

/** The balance by law; for a violated one both sides. */
const LAWS: Readonly<
  Record<OriginLaw['law'], { readonly kept: string; readonly sides: readonly [string, string] }>
> = {
  kills: { kept: 'kills and deaths', sides: ['kills', 'deaths'] },
  damage: { kept: 'damage', sides: ['damage given', 'received'] },
  teamDamage: { kept: 'team damage', sides: ['team damage given', 'received'] },
  revives: { kept: 'revives', sides: ['revives given', 'received'] },
  syringe: { kept: 'syringe hits', sides: ['revives given', 'syringe hits'] },
};

/** Whether given equals received, or where it does not. */
function sayLaws(laws: readonly OriginLaw[], locale: string): string[] {
  const number = (value: number | null): string => formatNumber(value ?? 0, locale);
  const kept = laws
    .filter(({ verdict }) => verdict === 'kept')
    .map(({ law, left }) => `${number(left)} ${LAWS[law].kept}`);
  const broken = laws
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ law, left, right }) => {
      const [given, received] = LAWS[law].sides;
      return `- **does not balance**: ${number(left)} ${given}, ${number(right)} ${received}`;
    });
  return [...(kept.length === 0 ? [] : [`- balances: ${kept.join(', ')}`]), ...broken];
}
