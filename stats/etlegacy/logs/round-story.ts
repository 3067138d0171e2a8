// The course of a round, as its event log tells it. All times are ms of the game clock since the round began.

export type StorySide = 'axis' | 'allies';

/** As they are stored: events in the order of the log. */
export type StoryEvent = {
  readonly clockMs: number;
  readonly atMs: number;
  readonly kind: string;
  readonly player: string | null;
  readonly victim: string | null;
  readonly class: string | null;
  /** 1 axis, 2 allies: of a spawn. */
  readonly side: number | null;
  readonly objective: string | null;
};

export type StoryKill = {
  readonly clockMs: number;
  /** null: they keep their card private. */
  readonly player: string | null;
  readonly victim: string | null;
  /** Of the killer at that moment; null where nothing tells it. */
  readonly side: StorySide | null;
};

export type StoryObjective = {
  readonly clockMs: number;
  /** What was done, as the log calls it without `obj_`: planted, taken, repaired. */
  readonly deed: string;
  /** Name of the objective, as the server's configuration calls it. */
  readonly objective: string | null;
  /** Who did it; null where the log may name somebody else, as for a carrier that was killed, and for private players. */
  readonly player: string | null;
  readonly side: StorySide | null;
};

/** A pause, at a moment of the game clock, which stood still; null: the log does not tell its end. */
export type StoryPause = { readonly clockMs: number; readonly lengthMs: number | null };

export type ClassSpan = { readonly class: string; readonly fromMs: number; readonly toMs: number };

export type RoundStory = {
  readonly lengthMs: number;
  readonly kills: readonly StoryKill[];
  readonly objectives: readonly StoryObjective[];
  readonly pauses: readonly StoryPause[];
  /** By player, from the first spawn on; leaving is not told. */
  readonly classes: ReadonlyMap<string, readonly ClassSpan[]>;
  /** The side that each player was seen on last. */
  readonly sides: ReadonlyMap<string, StorySide>;
};

const SIDES: Readonly<Record<number, StorySide>> = { 1: 'axis', 2: 'allies' };

/** Before stats.lua 2.7 it stands with the carrier, from then on with the killer. */
const BY_NOBODY = 'carrierkilled';

/**
 * Reads the course of a round from its events. Pure.
 *
 * @param known sides of players without a spawn in the log, from their rows of the round.
 */
export function buildStory(
  events: readonly StoryEvent[],
  lengthMs: number,
  known: ReadonlyMap<string, StorySide>,
): RoundStory {
  const sides = new Map(known);
  const kills: StoryKill[] = [];
  const objectives: StoryObjective[] = [];
  for (const { kind, clockMs, player, victim, side, objective } of events) {
    const spawned = kind === 'spawn' ? SIDES[side ?? 0] : undefined;
    if (player !== null && spawned !== undefined) sides.set(player, spawned);
    const own = player === null ? null : (sides.get(player) ?? null);
    if (kind === 'kill' && player !== null) kills.push({ clockMs, player, victim, side: own });
    if (!kind.startsWith('obj_')) continue;
    const deed = kind.slice('obj_'.length);
    const hasDoer = deed !== BY_NOBODY;
    objectives.push({
      clockMs,
      deed,
      objective,
      player: hasDoer ? player : null,
      side: hasDoer ? own : null,
    });
  }
  return {
    lengthMs,
    kills,
    objectives,
    pauses: findPauses(events),
    classes: findClasses(events, lengthMs),
    sides,
  };
}

function findPauses(events: readonly StoryEvent[]): StoryPause[] {
  return events.flatMap(({ kind, clockMs, atMs }, at) => {
    if (kind !== 'pause') return [];
    const end = events.slice(at + 1).find((event) => event.kind === 'unpause');
    return [{ clockMs, lengthMs: end === undefined ? null : end.atMs - atMs }];
  });
}

/** As the time by class is counted: from the first spawn or choice of a class on, to the end of the round. */
function findClasses(events: readonly StoryEvent[], lengthMs: number): Map<string, ClassSpan[]> {
  const spans = new Map<string, { class: string; fromMs: number; toMs: number }[]>();
  for (const { kind, player, clockMs, class: chosen } of events) {
    if (player === null || chosen === null || (kind !== 'spawn' && kind !== 'class_change')) continue;
    const own = spans.get(player) ?? [];
    spans.set(player, own);
    const last = own.at(-1);
    if (last?.class === chosen) continue;
    if (last !== undefined) last.toMs = clockMs;
    own.push({ class: chosen, fromMs: clockMs, toMs: lengthMs });
  }
  return new Map([...spans].map(([key, own]) => [key, own.filter(({ fromMs, toMs }) => toMs > fromMs)]));
}
