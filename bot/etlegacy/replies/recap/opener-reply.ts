// The message at the start of an evening, with its current score.
import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../../core/public-id.ts';
import type { RecapMap, SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { RoundFacts } from '../../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { unitOf } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { sayDate } from '../../../../wording/say-date.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { attackWords, lengthWords } from '../attack-words.ts';
import { recapCodec } from '../recap-codecs.ts';
import { scoreLines } from '../score-lines.ts';
import { serverName } from '../server-name.ts';

/** A longer evening shows its last maps; the recap has all. */
const MOST_MAPS = 15;

export function buildOpenerReply(recap: SessionRecap, { locale, mention }: Wording): Reply {
  const session = formatId(recap.sessionId);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(headText(recap, locale)),
      ...(recap.maps.length === 0 ? [] : [textBlock(mapLines(recap).join('\n'))]),
      ...buttonsBlock([
        { label: 'The evening so far', id: writeCustomId(recapCodec, { session, tab: 'overview' }) },
      ]),
    ],
    footer: `${mention('recap')} ${session}`,
    files: [],
  };
}

/** Names of threads are plain text. */
export function threadName(recap: SessionRecap, locale: string): string {
  return `${sayDate(recap.date, locale)} · ${cleanName(serverName(recap))}`;
}

function headText(recap: SessionRecap, locale: string): string {
  const facts = [
    ...(recap.startedAt === null ? [] : [`since ${time(recap.startedAt, TimestampStyles.ShortTime)}`]),
    sayName(serverName(recap)),
    count(recap.players.length, 'player', locale),
  ];
  return [`## ${sayDate(recap.date, locale)}`, ...scoreLines(recap.blocks), `-# ${facts.join(' · ')}`].join(
    '\n',
  );
}

function mapLines({ maps, blocks }: SessionRecap): string[] {
  const lines = maps.map((map, at) => `${at + 1}. ${sayName(map.map)}: ${sayResult(map, blocks)}`);
  const hidden = lines.length - MOST_MAPS;
  if (hidden <= 0) return lines;
  return [`${sayHidden(maps.slice(0, hidden))} before these`, ...lines.slice(hidden)];
}

/** "3 maps"; where some are rounds of last man standing "3 rounds", or "3 maps and rounds". */
function sayHidden(maps: readonly RecapMap[]): string {
  const units = [...new Set(maps.map(({ gameType }) => unitOf(gameType)))];
  return `${maps.length} ${units.map((unit) => (maps.length === 1 ? unit : `${unit}s`)).join(' and ')}`;
}

function sayResult(map: RecapMap, blocks: SessionRecap['blocks']): string {
  const { r1, r2, single, winner, block, first } = map;
  // The time of the winner comes first, whatever side attacked first.
  const attacks = winner === null || winner === 'draw' || winner === first ? [r1, r2] : [r2, r1];
  const times = single === null ? attacks.map(attackWords).join(' vs ') : singleWords(single);
  if (winner === 'draw') return `a draw, ${times}`;
  const teams = block === null ? undefined : blocks[block]?.teams;
  if (winner !== null && teams !== undefined) return `**${sayName(teams[winner].name)}** won, ${times}`;
  return r2 === null && r1 !== null ? `round 1: ${attackWords(r1)}` : times;
}

/** The result of its one attack, or when it was decided. */
function singleWords(single: RoundFacts): string {
  if (single.attackers === null) return `after ${lengthWords(single)}`;
  const words = attackWords(single);
  if (single.outcome !== 'completed') return 'the attack did not get through';
  return single.durationS === null ? 'the attack got through' : `the attack took ${words}`;
}
