// XP outside stopwatch: of the map in objective and map vote, a running sum over the maps of a campaign, and no XP in
// last man standing, which prints its score instead.
import type { SplitRound, RoundPlayer } from '../../../parsers/etlegacy/round-player.ts';
import { matchPlayers } from '../../../parsers/etlegacy/match-players.ts';
import { playerKeys } from '../../../parsers/etlegacy/document/player-key.ts';
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { hasLostBetween } from '../../../parsers/etlegacy/find-continuation.ts';
import { headerDuration } from '../../../parsers/etlegacy/document/round-duration.ts';
import type { PlayerLine, RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import type { Placed, TimedRound } from './place-rounds.ts';
import type { RoundSource } from './round-source.ts';

/**
 * own: as printed; begins: as printed, because a campaign begins, so that who continues a round without a document may bring
 * XP from it; sum: minus the previous document; unknown: any of these.
 */
export type XpRule = 'own' | 'begins' | 'sum' | 'unknown';

/** How much more likely one interpretation must be than the other. */
const TELLING = 8;
/** How often the XP of a player decreases: in a continued campaign, in a new campaign. */
const FALLS = { goesOn: 0.05, begins: 0.85 };
/** The same if it is of the map: the least and most, whatever the lengths of the two rounds. */
const FALLS_ALONE = { least: 0.1, most: 0.9 };
/** Each of these shares is as likely as the others where the lengths are unknown. */
const ANY_SHARE = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** How often a round of an evening has no document. */
const LOST = 0.1;
const CAMPAIGN_GOES_ON = 0.7;
/** Longer between two rounds of an evening, there may have been another one, with XP of its own. */
const LONGEST_WARMUP_S = 4 * 60;
/** What one of the two never does, but for an operator's commands. */
const NEVER = 200;

/** Two consecutive rounds, by the players who were in both. */
type Step = {
  readonly source: TimedRound;
  readonly stayed: number;
  readonly fallen: number;
  /** How often the XP of a player decreases if it is of the map: the shorter this round, the more often. */
  readonly fallsAlone: readonly number[];
  readonly isAfterGap: boolean;
  /** Most players survived a round start on another map, as happens in a campaign only. */
  readonly hasCrossed: boolean;
  /** How much likelier the maps and the counts of round starts are in a campaign. */
  readonly mapOdds: number;
};

export type XpRules = {
  readonly rules: ReadonlyMap<TimedRound, XpRule>;
  /**
   * Rounds outside a campaign whose players survived a round start although the map is another one than before: they
   * continue a round of their own map that has no document.
   */
  readonly lost: ReadonlySet<TimedRound>;
  /** Rounds that are certainly of a campaign. */
  readonly campaigns: ReadonlySet<TimedRound>;
};

/** Returns the rule of each single round of one evening, in order of time. */
export function findXpRules(placed: readonly Placed[]): XpRules {
  const rules = new Map<TimedRound, XpRule>();
  const lost = new Set<TimedRound>();
  const campaigns = new Set<TimedRound>();
  let run: Step[] = [];
  const close = (): void => {
    const odds = run.reduce((all, step) => all * step.mapOdds * (campaign(step) / own(step)), 1);
    for (const step of run) rules.set(step.source, ruleOf(step, odds));
    if (odds > TELLING) for (const step of run) campaigns.add(step.source);
    if (odds * TELLING < 1) for (const step of run) if (step.hasCrossed) lost.add(step.source);
    run = [];
  };
  for (const [at, { source, isStopwatch, base }] of placed.entries()) {
    if (isStopwatch) {
      close();
    } else if (isLastMan(placed, at)) {
      close();
      rules.set(source, 'unknown');
      if (hasCrossed(base, source)) lost.add(source);
    } else run.push(compareXp(base, source));
  }
  close();
  return { rules, lost, campaigns };
}

function ruleOf(step: Step, odds: number): XpRule {
  if (odds * TELLING < 1) return 'own';
  const goesOn = likelihood(step, FALLS.goesOn) / likelihood(step, FALLS.begins);
  if (goesOn * TELLING < 1) return 'begins';
  return odds > TELLING && goesOn > TELLING && !step.isAfterGap ? 'sum' : 'unknown';
}

/** All players of a step share its lengths, so many who do not fall prove little where those are unknown. */
function own(step: Step): number {
  const all = step.fallsAlone.reduce((sum, falls) => sum + likelihood(step, falls), 0);
  return all / step.fallsAlone.length;
}

function campaign(step: Step): number {
  const [goesOn, begins] = [likelihood(step, FALLS.goesOn), likelihood(step, FALLS.begins)];
  return CAMPAIGN_GOES_ON * goesOn + (1 - CAMPAIGN_GOES_ON) * begins;
}

function likelihood({ stayed, fallen }: Step, falls: number): number {
  return falls ** fallen * (1 - falls) ** (stayed - fallen);
}

/**
 * Last man standing labels its rounds 1 but for the last ones on a map. Of several labelled 2 in a row, those whose
 * players were all there in the round before go on with it.
 */
export function isLastMan(placed: readonly Placed[], at: number): boolean {
  for (let i = at; ; i -= 1) {
    const round = placed[i];
    if (round === undefined || round.isStopwatch) return false;
    const { document } = round.source;
    if (document.isLastMan === true || document.header.label === 1) return true;
    const before = placed[i - 1];
    if (before === undefined || foldMap(before.source.map) !== foldMap(round.source.map)) return false;
    if (before.source.document.header.label === 2 && !isNextRound(before.source, round.source)) return false;
  }
}

/** Most players were there in the round before and stayed: the engine counts their rounds up. */
function isNextRound(before: TimedRound, now: TimedRound): boolean {
  const common = [...matchPlayers(before.document.players, now.document.players)];
  const stayed = common.filter(([line, earlier]) => line.rounds > 0 && line.rounds === earlier.rounds + 1);
  return stayed.length > 0 && stayed.length * 2 >= common.length;
}

function compareXp(base: TimedRound | null, source: TimedRound): Step {
  const common = base === null ? [] : [...matchPlayers(base.document.players, source.document.players)];
  const pairs = common.filter(([now]) => (now.fields.xp ?? 0) !== 0);
  const fallen = pairs.filter(([now, before]) => (now.fields.xp ?? 0) < (before.fields.xp ?? 0)).length;
  // Of a round between the two, which has no document, the map is unknown.
  const isLost =
    base !== null && (hasLostBetween(source.document, base.document) || isLostOnMap(base, source, common));
  const crossed = hasCrossed(base, source);
  const isGap = isLost || isAfterGap(common) || isAfterWait(base, source);
  return {
    source,
    stayed: pairs.length,
    fallen,
    fallsAlone: fallsAlone(base, source),
    isAfterGap: isGap,
    hasCrossed: crossed && !isLost,
    mapOdds: isLost ? 1 : crossed ? NEVER : mapOdds(base, source) * (isGap && common.length > 1 ? LOST : 1),
  };
}

/** A player earns as much a minute in one round as in the other, by chance more or less. */
function fallsAlone(base: TimedRound | null, source: TimedRound): readonly number[] {
  const [before, now] = [base === null ? null : lengthOf(base.document), lengthOf(source.document)];
  if (before === null || now === null) return ANY_SHARE;
  return [Math.min(FALLS_ALONE.most, Math.max(FALLS_ALONE.least, before / (before + now)))];
}

/** Seconds; null: unknown. */
function lengthOf(document: RoundDocument): number | null {
  const known = headerDuration(document);
  if (known !== null) return known.durationS;
  const own = document.players.filter(({ rounds }) => rounds === 0).map(({ fields }) => fields.timeMin ?? 0);
  const longest = Math.max(0, ...own) * 60;
  return longest === 0 ? null : longest;
}

/** Players who survived a round start on a map played again have survived one more than in the round before. */
function isLostOnMap(
  base: TimedRound,
  { map }: TimedRound,
  common: readonly (readonly [now: PlayerLine, before: PlayerLine])[],
): boolean {
  const survivors = common.filter(([now]) => now.rounds > 0);
  const next = survivors.filter(([now, before]) => now.rounds === before.rounds + 1);
  return foldMap(base.map) === foldMap(map) && survivors.length * 2 > common.length && next.length === 0;
}

/**
 * A campaign goes to another map and keeps the count of round starts; objective and map vote play a map again and begin the
 * count anew with another one.
 */
function mapOdds(base: TimedRound | null, { map }: TimedRound): number {
  return base !== null && foldMap(base.map) === foldMap(map) ? 1 / NEVER : 1;
}

function hasCrossed(base: TimedRound | null, { map, document }: TimedRound): boolean {
  if (base === null || foldMap(base.map) === foldMap(map)) return false;
  const survivors = document.players.filter(({ rounds }) => rounds > 0).length;
  return survivors * 2 > document.players.length;
}

/**
 * In a campaign two rounds between which no counters survived are not consecutive: a round between them has no
 * document.
 */
function isAfterGap(common: readonly (readonly [now: PlayerLine, before: PlayerLine])[]): boolean {
  return (
    common.filter(([now, before]) => now.rounds === 0 && before.rounds === 0).length * 2 >= common.length
  );
}

/** Whether another round fits between the two, without counting the pauses of this one. */
function isAfterWait(base: TimedRound | null, source: TimedRound): boolean {
  if (base === null) return false;
  const { header, json } = source.document;
  const log = json?.log ?? null;
  // From the first sign of life to the last.
  const loggedS = log === null ? null : (log.lengthMs + log.pausedMs) / 1_000;
  const lengthS = headerDuration(source.document)?.durationS ?? loggedS ?? header.limitS;
  return source.endedAt - base.endedAt > (lengthS + LONGEST_WARMUP_S) * 1_000;
}

/** Returns the same round with its own XP; null for players for whom it is unknown. */
export function applyXpRule(
  split: SplitRound,
  rule: XpRule,
  { source, base }: { readonly source: RoundSource; readonly base: RoundSource | null },
): SplitRound {
  if (rule === 'own') return split;
  if (rule === 'begins') return withXp(split, (player) => (isUnseen(player) ? null : player.counters.xp));
  const lines = base?.document.players ?? [];
  const before = new Map(playerKeys(lines).map((key, at) => [key, lines[at]?.fields.xp ?? null]));
  const restarted = findRestarted(source.document.players);
  return withXp(split, (player) => {
    const { key, mode } = player;
    const { xp } = player.counters;
    const was = before.get(key) ?? null;
    // Who has a row from the log reconnected or continues a round that has no document.
    const isUnbroken =
      !isUnseen(player) && mode !== 'raw_reset' && mode !== 'from_log' && !restarted.has(key);
    const isCertain = rule !== 'unknown' && isUnbroken;
    // A player who was absent may have played before that; a player whose XP decreased reconnected.
    return !isCertain || xp === null || was === null || xp < was ? null : xp - was;
  });
}

function withXp(split: SplitRound, xpOf: (player: RoundPlayer) => number | null): SplitRound {
  const players = split.players.map((player) => ({
    ...player,
    counters: { ...player.counters, xp: xpOf(player) },
  }));
  return { ...split, players };
}

/** Whether some counters continue a round that has no document. */
function isUnseen({ mode, counters: { gibs } }: RoundPlayer): boolean {
  return mode === 'partial' && gibs === null;
}

/** Who began anew where most others survived a round start: they connected since. */
function findRestarted(lines: readonly PlayerLine[]): ReadonlySet<string | undefined> {
  const keys = playerKeys(lines);
  const survivors = lines.filter(({ rounds }) => rounds > 0).length;
  if (survivors * 2 <= lines.length) return new Set();
  return new Set(keys.filter((_, at) => lines[at]?.rounds === 0));
}
