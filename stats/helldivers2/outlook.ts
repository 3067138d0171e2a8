// What will become of a planet that is fought over, if it goes on like this.
import type { Planet, PlanetEvent } from './fetch-planets.ts';
import { diversNeeded } from './formulas/effort.ts';
import {
  projectAtDeadline,
  type Projection,
  type Range,
  timeToVictory,
  type Victory,
} from './formulas/forecast.ts';

/** unknown: no rate yet; over: the time is up, the result is not known yet. */
export type EventVerdict = Projection['verdict'] | 'unknown' | 'over';

export type Outlook = {
  /** % per hour over the last hour, or the nearest window that is known; null without any. */
  readonly net: number | null;
  /** Set for events: by the deadline. */
  readonly deadline: {
    readonly verdict: EventVerdict;
    /** Where it will be then, %, from the slowest to the fastest rate; null without a rate. */
    readonly projected: Range | null;
    readonly neededPctPerHour: number | null;
    readonly hoursLeft: number | null;
  } | null;
  /** Until 100 %. */
  readonly victory: Victory;
  /**
   * Players with whom it neither gains nor loses; null where it is not known what a player does, without regeneration, or
   * where the players who are there and their rate prove another number.
   */
  readonly diversToHold: number | null;
  /** Players with whom it is won by the deadline; null as above. */
  readonly diversToWin: number | null;
};

type Effort = { readonly effort: number | null; readonly impactMultiplier: number | null };

/** @param effort of one player, see `fetchEffort`. */
export function outlookOf(planet: Planet, effort: Effort): Outlook {
  const { rates, event } = planet;
  const nets = [rates.quarter, rates.hour, rates.threeHours].map((rate) => rate?.net ?? null);
  const net = (rates.hour ?? rates.quarter ?? rates.threeHours)?.net ?? null;
  const pct = event?.pct ?? planet.liberationPct;
  const wanted = event === null ? 0 : event.neededPctPerHour;
  const needed = wanted === null ? null : divers(planet, effort, wanted);
  // What a diver does differs from planet to planet; where the rate itself says otherwise, the usual number is left out.
  const isRefuted =
    needed !== null && wanted !== null && net !== null && planet.players >= needed !== net >= wanted;
  const shown = isRefuted ? null : needed;
  return {
    net,
    deadline: event === null ? null : judgeDeadline(event, net, nets),
    victory: timeToVictory(pct, nets),
    diversToHold: planet.regenPctPerHour > 0 && event === null ? shown : null,
    diversToWin: event === null ? null : shown,
  };
}

function judgeDeadline(
  event: PlanetEvent,
  net: number | null,
  nets: readonly (number | null)[],
): NonNullable<Outlook['deadline']> {
  const { hoursLeft: hours, pct, neededPctPerHour } = event;
  const rest = { neededPctPerHour, hoursLeft: hours };
  if (hours === 0) return { ...rest, verdict: 'over', projected: null };
  if (hours === null || net === null) return { ...rest, verdict: 'unknown', projected: null };
  const ends = nets.flatMap((each) => (each === null ? [] : [projectAtDeadline(pct, each, hours).pct]));
  const projected = { from: Math.max(Math.min(...ends), 0), until: Math.min(Math.max(...ends), 100) };
  return { ...rest, verdict: projectAtDeadline(pct, net, hours).verdict, projected };
}

function divers(planet: Planet, { effort, impactMultiplier }: Effort, pctPerHour: number): number | null {
  if (effort === null || impactMultiplier === null) return null;
  return diversNeeded({
    pctPerHour,
    regenPctPerHour: planet.event === null ? planet.regenPctPerHour : 0,
    maxHealth: planet.event?.maxHealth ?? planet.maxHealth,
    impactMultiplier,
    effort,
  });
}
