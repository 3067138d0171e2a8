// The card of one map: who won, how fast, and everybody's numbers.
import { isOtherType } from '../../../stats/etlegacy/sessions/round-state.ts';
import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../core/public-id.ts';
import {
  type MatchCard,
  type MatchPlayer,
  type MatchTeam,
  MVP_RULE,
} from '../../../stats/etlegacy/matches/match-card.ts';
import type { NameBook } from '../pictures/from-stats/name-book.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock, textOf } from '../../framework/blocks.ts';
import { CHOSEN, writeCustomId } from '../../framework/custom-id.ts';
import type { Block, Reply } from '../../framework/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { count, formatNumber } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';
import { attackWords } from './attack-words.ts';
import { featWords, highlightLine } from './highlight-line.ts';
import { matchTeamName } from '../../../stats/etlegacy/matches/match-team-name.ts';
import { noteLines } from './note-lines.ts';
import { OVERVIEW_COLUMNS, playerTable } from './player-table.ts';
import { recapCodec } from './recap-codecs.ts';
import { roundPicture } from './round-picture.ts';
import { myRoundCodec, roundCodec, roundPlayerCodec } from './round-codecs.ts';

/** Pure. `roundId` names the card again. */
export function buildRoundReply(card: MatchCard, roundId: number, wording: Wording, names: NameBook): Reply {
  const { locale } = wording;
  const tables = [card.teams.first, card.teams.second].filter((team) => team.players.length > 0);
  return {
    kind: 'reply',
    accent: accentOf(card),
    blocks: [
      textBlock(headText(card, locale)),
      ...(tables.length === 0
        ? []
        : [
            roundPicture(
              card,
              names,
              tables.map((team) => textOf(teamTable(team, card, locale))),
            ),
          ]),
      ...storyBlocks(card, locale),
      ...controls(card, roundId),
    ],
    footer: footer(card, roundId, wording),
    files: [],
    self: writeCustomId(roundCodec, { round: formatId(roundId) }),
  };
}

function headText(card: MatchCard, locale: string): string {
  const { first, second } = card.teams;
  const attack = (team: MatchTeam) => `${sayName(matchTeamName(team))} **${attackWords(team.attack)}**`;
  const size = Math.max(first.players.length, second.players.length);
  const facts = [
    ...moments(card),
    `${size}v${size}`,
    sayName(card.hostName === '' ? card.server : card.hostName),
  ];
  return [
    `## ${sayName(card.map)}: ${verdict(card)}`,
    `${attack(first)} vs ${attack(second)}${card.rounds.some(isOtherType) ? '' : ' · stopwatch'}`,
    `-# ${facts.join(' · ')}`,
    ...headline(card, locale),
  ].join('\n');
}

const UNCOUNTED: ReadonlySet<string> = new Set(['aborted', 'restarted', 'not stopwatch']);

function verdict({ winner, teams, notes }: MatchCard): string {
  if (winner === 'first' || winner === 'second') return `${sayName(matchTeamName(teams[winner]))} wins`;
  if (winner === 'draw') return 'a draw, both held';
  if (notes.some((note) => note.kind === 'single')) return 'a single round';
  return notes.some((note) => UNCOUNTED.has(note.kind)) ? 'does not count' : 'not finished';
}

function moments({ rounds }: MatchCard): string[] {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = time(first.startedAt ?? first.endedAt, TimestampStyles.ShortTime);
  return [`${from} to ${time(last.endedAt, TimestampStyles.ShortTime)}`];
}

function headline({ headline: chosen }: MatchCard, locale: string): string[] {
  if (chosen === null) return [];
  const { player, highlight } = chosen;
  const { kills, damage_given: damage } = player.sums;
  const numbers = `${count(kills, 'kill', locale)} and ${formatNumber(damage, locale)} damage`;
  const lead = `**${sayName(player.name)}** stood out with ${numbers}`;
  return [highlight === null ? `${lead}.` : `${lead}: ${featWords(highlight, locale)}.`];
}

function teamTable(team: MatchTeam, card: MatchCard, locale: string): string {
  const name = sayName(matchTeamName(team));
  const sides = team.sides.filter((side) => side !== null).join(', then ');
  const players = team.players.map((player) => ({
    name: player.name,
    sums: player.sums,
    ...(isMvp(player, card) ? { mark: '★' } : {}),
  }));
  return `**${name}** · ${sides}\n${playerTable(players, OVERVIEW_COLUMNS, locale)}`;
}

function isMvp(player: MatchPlayer, { mvp }: MatchCard): boolean {
  return mvp?.playerKey === player.playerKey;
}

function storyBlocks(card: MatchCard, locale: string): Block[] {
  const highlights = card.highlights.map((highlight) => `- ${highlightLine(highlight, locale)}`);
  const notes = noteLines(card.notes);
  const rule = card.mvp === null ? [] : [textBlock(`-# ★ ${MVP_RULE}`)];
  return [
    ...rule,
    ...(highlights.length === 0 ? [] : [textBlock(['### Highlights', ...highlights].join('\n'))]),
    ...(notes.length === 0 ? [] : [textBlock(['### Worth knowing', ...notes].join('\n'))]),
  ];
}

function controls(card: MatchCard, roundId: number): Block[] {
  const round = formatId(roundId);
  const players = [...card.teams.first.players, ...card.teams.second.players];
  if (players.length === 0) return [];
  const evening = card.sessionId === null ? [] : [card.sessionId];
  const buttons = [
    { label: 'My numbers', id: writeCustomId(myRoundCodec, { round }), isMain: true },
    ...evening.map((session) => ({
      label: 'The evening',
      id: writeCustomId(recapCodec, { session: formatId(session), tab: 'overview' }),
    })),
  ];
  const options = players
    .filter(({ playerKey }) => playerKey.length <= 100)
    .map(({ playerKey, name, sums }) => ({
      label: cleanName(name),
      description: `${sums.kills} kills, ${sums.deaths} deaths`,
      value: playerKey,
    }));
  const select = writeCustomId(roundPlayerCodec, { round, player: CHOSEN });
  return [...buttonsBlock(buttons), ...selectBlock(select, 'One player…', options)];
}

function footer({ r1, r2, rounds }: MatchCard, roundId: number, { mention }: Wording): string {
  const state = r1 !== null && r2 !== null ? 'both rounds' : `partial: round ${r1 === null ? 1 : 2} missing`;
  const last = rounds.at(-1);
  return [
    ...(last === undefined ? [] : [time(last.endedAt, TimestampStyles.RelativeTime)]),
    state,
    `${mention('round')} ${formatId(roundId)}`,
  ].join(' · ');
}

/** The winner's colour is that of the side it began on, as in the picture. */
function accentOf({ winner, teams }: MatchCard): number {
  if (winner === null) return ACCENT.partial;
  if (winner === 'draw') return ACCENT.neutral;
  const [side] = teams[winner].sides;
  return side === null ? ACCENT.neutral : ACCENT[side];
}
