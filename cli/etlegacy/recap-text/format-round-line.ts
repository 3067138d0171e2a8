import { LEAD_WORDS } from '../../../bot/etlegacy/replies/lead-words.ts';
import type { Headline, MatchCard } from '../../../stats/etlegacy/matches/match-card.ts';
import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { sayRoundName } from '../../../stats/etlegacy/sessions/say-round-name.ts';
import { unitOf } from '../../../stats/etlegacy/sessions/game-type-words.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { plainText } from '../../print/print.ts';
import { clock, whole } from './numbers.ts';
import { withRarity } from './highlight-lines.ts';

const SIDES = { axis: 'Axis', allies: 'Allies' } as const;

/**
 * One or two lines about a map just imported or half of it, safe to print: what happened, then what stood out if
 * anything did. `supply round 1 · Allies got through in 7:42 · vektor had the most kills: 31 (next: 26)`
 */
export function formatRoundLine(card: MatchCard): string[] {
  const last = card.rounds.at(-1);
  if (last === undefined) return [];
  const { headline } = card;
  const line = [
    sayRoundName({ ...last, map: card.map }, cleanName),
    outcomeWords(last),
    ...resultWords(card),
    ...leadWords(headline, card),
  ].join(' · ');
  return headline?.kind === 'highlight' ? [line, `  ${withRarity(headline.highlight)}`] : [line];
}

function outcomeWords(round: RoundFacts): string {
  const state = round.status;
  if (state === 'waiting') return 'waiting for its round 1';
  if (state !== 'ok')
    return `${state}${round.statusReason === null ? '' : `: ${plainText(round.statusReason)}`}`;
  const time = (word: string) => (round.durationS === null ? '' : ` ${word} ${clock(round.durationS)}`);
  if (round.attackers === null)
    return round.winner === null ? `a draw${time('after')}` : `${SIDES[round.winner]} won${time('after')}`;
  const [attackers, defenders] = [SIDES[round.attackers], SIDES[round.defender]];
  if (round.outcome === 'completed') return `${attackers} got through${time('in')}`;
  if (round.outcome === 'held_early' && round.durationS !== null)
    return `${defenders} held,${time('over at')}`;
  return `${defenders} held${time('for')}`;
}

function resultWords({ sessionId, winner, teams, r1, r2, single, gameType }: MatchCard): string[] {
  if (sessionId === null || winner === null) return [];
  if (single !== null)
    return winner === 'draw' ? [] : [`${cleanName(teams[winner].name)} won the ${unitOf(gameType)}`];
  if (r1 === null || r2 === null) return [];
  if (winner === 'draw') return ['a draw, both held'];
  const order = winner === 'first' ? 'attacked first' : 'attacked second';
  return [`${cleanName(teams[winner].name)} won the map (${order})`];
}

/** Of a map with both rounds they are added up. */
function leadWords(headline: Headline | null, { r1, r2 }: MatchCard): string[] {
  if (headline?.kind !== 'lead') return [];
  const { player, lead } = headline;
  const others = lead.next === null ? '' : ` (next: ${whole(lead.next)})`;
  return [
    `${cleanName(player.name)} had ${LEAD_WORDS[lead.stat]}${r1 === null || r2 === null ? '' : ' of the map'}: ${whole(lead.value)}${others}`,
  ];
}
