import { FORMULAS } from '../formulas/formulas.data.ts';
import { evaluate, isPart } from '../../formulas/formula.ts';
import type { FormulaName } from '../formulas/formulas.data.ts';
import { FEAT_SPECS } from '../recap/highlights/feats.data.ts';
import type { Candidate } from '../recap/highlights/find-player-highlights.ts';
import type { PlayerHighlight } from '../recap/highlights/highlight.ts';
import type { Headline, LeadStat, MatchPlayer } from './match-card.ts';

/** A personal best or rarer is worth more than the best numbers. */
const HEADLINE_SURPRISE = 2;

/** The stats in which a player may lead a map, the best known first. */
const LEADS = {
  kills: 'kills',
  damage: 'damage',
  revives: 'revives',
  objectives: 'objectives',
  useful_kills: 'usefulKills',
  headshot_kills: 'headshotKills',
  assists: 'killAssists',
  gibs: 'gibs',
  points: 'mvp',
} as const satisfies Record<LeadStat, FormulaName>;

const isLeadStat = (name: string): name is LeadStat => name in LEADS;
const LEAD_STATS = Object.keys(LEADS).filter(isLeadStat);

/**
 * Chooses the player and the stat of the one sentence about a map. It is about a single stat in which nobody else on that
 * map has as high a value. A record or personal best comes first; else a stat in which the star of the map leads.
 */
export function chooseHeadline(
  candidates: readonly Candidate<PlayerHighlight>[],
  players: readonly MatchPlayer[],
  mvp: MatchPlayer | null,
): Headline | null {
  for (const { highlight, surprise } of candidates.toSorted((a, b) => b.surprise - a.surprise)) {
    if (surprise < HEADLINE_SURPRISE) break;
    const player = players.find((each) => each.playerKey === highlight.playerKey);
    if (player !== undefined && isAlone(highlight, players)) return { kind: 'highlight', player, highlight };
  }
  return mvp === null ? null : findLead(mvp, players);
}

function isAlone({ feat, playerKey, value }: PlayerHighlight, players: readonly MatchPlayer[]): boolean {
  const { column } = FEAT_SPECS[feat];
  return players.every((other) => other.playerKey === playerKey || other.sums[column] < value);
}

function isUnknown(formula: (typeof FORMULAS)[(typeof LEADS)[LeadStat]], sums: MatchPlayer['sums']): boolean {
  return isPart(formula, sums) || evaluate(formula, sums) === null;
}

function findLead(player: MatchPlayer, players: readonly MatchPlayer[]): Headline | null {
  const others = players.filter(({ playerKey }) => playerKey !== player.playerKey);
  for (const stat of LEAD_STATS) {
    const formula = FORMULAS[LEADS[stat]];
    // Nobody is known to lead where part of what somebody did is unknown.
    if (players.some(({ sums }) => sums.rounds > 0 && isUnknown(formula, sums))) continue;
    const valueOf = ({ sums }: MatchPlayer) => evaluate(formula, sums) ?? 0;
    const value = valueOf(player);
    const next = others.length === 0 ? null : Math.max(...others.map(valueOf));
    if (value > Math.max(0, next ?? 0)) return { kind: 'lead', player, lead: { stat, value, next } };
  }
  return null;
}
