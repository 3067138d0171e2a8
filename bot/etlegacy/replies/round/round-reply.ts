// The card of one map: winner, times, and the numbers of all players.
import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../../core/public-id.ts';
import { hasReason } from '../../../../stats/etlegacy/sessions/has-reason.ts';
import type { MatchCard, MatchPlayer, MatchTeam } from '../../../../stats/etlegacy/matches/match-card.ts';
import { isPart } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import { POINTS_RULE } from '../../../../stats/etlegacy/recap/highlights/find-star.ts';
import type { RoundFacts } from '../../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { GAME_TYPE_WORDS, unitOf } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock, textOf } from '../../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count, formatDuration, formatNumber } from '../../../../wording/format-numbers.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { attackWords } from '../attack-words.ts';
import { featWords, highlightLine } from '../highlight-line.ts';
import { LEAD_WORDS } from '../lead-words.ts';
import { noteLines } from '../note-lines.ts';
import { OVERVIEW_COLUMNS, playerTable } from '../player-table.ts';
import { recapCodec } from '../recap-codecs.ts';
import { roundPicture } from './round-picture.ts';
import { spanWords } from '../span-words.ts';
import { logButtons } from './log-buttons.ts';
import { myRoundCodec, roundCodec, roundPlayerCodec } from '../round-codecs.ts';
import { serverName } from '../server-name.ts';

/** Pure. `roundId` is the id that leads to this card. */
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

/** The first lines of everything about a map. */
export function headText(card: MatchCard, locale: string): string {
  const { first, second } = card.teams;
  const isPlayed = first.players.length + second.players.length > 0;
  const facts = [
    ...moments(card),
    ...(isPlayed ? [`${first.players.length}v${second.players.length}`] : []),
    sayName(serverName(card)),
  ];
  return [
    `## ${sayName(card.map)}: ${verdict(card)}`,
    ...(isPlayed ? [[fightWords(card), ...typeWords(card)].join(' · ')] : card.rounds.map(roundLine)),
    `-# ${facts.join(' · ')}`,
    ...headline(card, locale),
  ].join('\n');
}

/** The results of the attacks; for a single round of the only one. */
function fightWords({ teams: { first, second }, single, winner }: MatchCard): string {
  if (single === null) return `${attack(first)} vs ${attack(second)}`;
  const time = (word: string) =>
    single.durationS === null ? '' : ` ${word} **${formatDuration(single.durationS * 1000)}**`;
  const [attackers, defenders] = [sayName(first.name), sayName(second.name)];
  if (single.attackers === null)
    return `${attackers} vs ${defenders}, ${winner === 'draw' ? 'drawn' : 'decided'}${time('after')}`;
  return single.outcome === 'completed'
    ? `${attackers} got through${time('in')} against ${defenders}`
    : `${defenders} held against ${attackers}${time('for')}`;
}

/** An unknown game type is not shown: most servers play one type. */
function typeWords({ gameType }: MatchCard): string[] {
  return gameType === 'single' ? [] : [GAME_TYPE_WORDS[gameType]];
}

function attack(team: MatchTeam): string {
  return `${sayName(team.name)} **${attackWords(team.attack)}**`;
}

const SIDES = { axis: 'Axis', allies: 'Allies' } as const;

/** A round without counting players: only the result of its attack is known. */
function roundLine({ label, attackers, defender, outcome, durationS }: RoundFacts): string {
  const time = (word: string) =>
    durationS === null ? '' : ` ${word} **${formatDuration(durationS * 1000)}**`;
  const round = label === null ? '' : `Round ${label}: `;
  if (attackers === null) return outcome === 'aborted' ? 'No end is known' : `Over${time('after')}`;
  if (outcome === 'completed') return `${round}${SIDES[attackers]} got through${time('in')}`;
  if (outcome === 'aborted') return `${round}${SIDES[attackers]} attacked, no end is known`;
  return `${round}${SIDES[defender]} held${time('for')}`;
}

function verdict({ winner, teams, rounds, single, sessionId }: MatchCard): string {
  // A complete round that belongs to no evening: too few players, or no known times.
  if (sessionId === null && rounds.every(({ status }) => status === 'ok')) return 'does not count';
  if (winner === 'first' || winner === 'second') return `${sayName(teams[winner].name)} wins`;
  if (winner === 'draw') return single === null ? 'a draw, both held' : 'a draw';
  if (rounds.some(({ status }) => status === 'waiting')) return 'round 2 waits for its round 1';
  return rounds.some(({ status }) => status !== 'ok') ? 'does not count' : 'not finished';
}

function moments({ rounds }: MatchCard): string[] {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (first === undefined || last === undefined) return [];
  // Without the length of the first round nobody knows when it began.
  return [spanWords(first.startedAt, last.endedAt)];
}

/** In one category: no other player on this map has as much. */
function headline({ headline: chosen }: MatchCard, locale: string): string[] {
  if (chosen === null) return [];
  const who = `**${sayName(chosen.player.name)}**`;
  if (chosen.kind === 'highlight') return [`${who} stood out: ${featWords(chosen.highlight, locale)}.`];
  const { stat, value, next } = chosen.lead;
  const others = next === null ? '' : ` (next: ${formatNumber(next, locale)})`;
  return [`${who} had ${LEAD_WORDS[stat]}: ${formatNumber(value, locale)}${others}.`];
}

function teamTable(team: MatchTeam, card: MatchCard, locale: string): string {
  const name = sayName(team.name);
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

function starRule({ gameType }: MatchCard, { sums }: MatchPlayer): string {
  const rest = isPart(FORMULAS.mvp, sums) ? '; what no document tells adds nothing' : '';
  return `★ most points of the ${unitOf(gameType)}; ${POINTS_RULE}${rest}`;
}

function storyBlocks(card: MatchCard, locale: string): Block[] {
  const highlights = card.highlights.map((highlight) => `- ${highlightLine(highlight, locale)}`);
  const notes = noteLines(card.notes);
  const rule = card.mvp === null ? [] : [textBlock(`-# ${starRule(card, card.mvp)}`)];
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
      description: `${count(sums.kills, 'kill', 'en')}, ${count(sums.deaths, 'death', 'en')}`,
      value: playerKey,
    }));
  const select = writeCustomId(roundPlayerCodec, { round, player: CHOSEN });
  return [
    ...buttonsBlock(buttons),
    ...logButtons(card, round, null),
    ...selectBlock(select, 'One player…', options),
  ];
}

function footer({ r1, r2, single, rounds }: MatchCard, roundId: number, { mention }: Wording): string {
  const last = rounds.at(-1);
  return [
    ...(last === undefined ? [] : [time(last.endedAt, TimestampStyles.RelativeTime)]),
    ...(single === null ? [sayHalves(r1, r2)] : []),
    `${mention('round')} ${formatId(roundId)}`,
  ].join(' · ');
}

function sayHalves(r1: RoundFacts | null, r2: RoundFacts | null): string {
  if (r1 !== null && r2 !== null) return 'both rounds';
  if (r1 !== null) return 'partial: round 2 missing';
  return `partial: ${hasReason(r2?.statusReason, 'misfit') ? 'no round 1 fits' : 'round 1 missing'}`;
}

/** The colour of the winner in every picture of the evening. */
export function accentOf({ winner, teams }: MatchCard): number {
  if (winner === null) return ACCENT.partial;
  if (winner === 'draw') return ACCENT.neutral;
  return teams[winner].lineup === 'a' ? ACCENT.blue : ACCENT.red;
}
