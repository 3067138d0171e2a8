import { evaluate } from '../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../stats/etlegacy/formulas/formulas.data.ts';
import type { MatchCard } from '../../../stats/etlegacy/matches/match-card.ts';
import { roundState } from '../../../stats/etlegacy/sessions/round-state.ts';
import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { clock, count, whole } from './numbers.ts';
import { printable } from './printable.ts';
import { withRarity } from './highlight-lines.ts';

const SIDES = { axis: 'Axis', allies: 'Allies' } as const;

/**
 * One or two lines about a map just imported or half of it, safe to print: what happened, then what stood out if
 * anything did. `supply round 1 · Allies got through in 7:42 · best: vektor 31 kills, 402 DPM`
 */
export function formatRoundLine(card: MatchCard): string[] {
  const last = card.rounds.at(-1);
  if (last === undefined) return [];
  const parts = [
    `${printable(card.map)} round ${last.label}`,
    outcomeWords(last),
    ...resultWords(card),
    ...bestWords(card),
  ];
  const { headline } = card;
  if (headline === null || headline.highlight === null) return [parts.join(' · ')];
  return [parts.join(' · '), `  ${withRarity(headline.highlight)}`];
}

function outcomeWords(round: RoundFacts): string {
  const state = roundState(round);
  if (state === 'waiting') return 'waiting for its round 1';
  // The reason begins with the same words.
  if (state === 'not stopwatch') return printable(round.statusReason ?? state);
  if (state !== 'ok')
    return `${state}${round.statusReason === null ? '' : `: ${printable(round.statusReason)}`}`;
  const attackers = SIDES[round.attackers];
  const defenders = SIDES[round.attackers === 'axis' ? 'allies' : 'axis'];
  if (round.outcome === 'completed') return `${attackers} got through in ${clock(round.durationS)}`;
  if (round.outcome === 'held_early') return `${defenders} held, over at ${clock(round.durationS)}`;
  return `${defenders} held for ${clock(round.durationS)}`;
}

function resultWords({ winner, teams, r1, r2 }: MatchCard): string[] {
  if (winner === null || r1 === null || r2 === null) return [];
  if (winner === 'draw') return ['a draw, both held'];
  const best = teams[winner].players[0];
  const order = winner === 'first' ? 'attacked first' : 'attacked second';
  return [`map won by who ${order}${best === undefined ? '' : ` (${printable(best.name)}'s team)`}`];
}

function bestWords({ mvp }: MatchCard): string[] {
  if (mvp === null) return [];
  const dpm = evaluate(FORMULAS.dpm, mvp.sums);
  return [`best: ${printable(mvp.name)} ${count(mvp.sums.kills, 'kill')}, ${whole(dpm)} DPM`];
}
