import { type Chain, EVENT_INTERVAL, extendChain, NO_SAMPLE, STATISTICS_INTERVAL } from './chain.ts';
import { eventKey, type EventSample, type LiveSample, type Reading, type SeenEvent } from './reading.ts';

/** The state of the series of one war. */
export type Series = { readonly statistics: Chain; readonly events: ReadonlyMap<string, Chain> };

/** Picks the samples of one war from its readings, which must be added oldest first. */
export class Sampler {
  readonly live: LiveSample[] = [];
  readonly events: EventSample[] = [];
  #statistics: Chain;
  readonly #events: Map<string, Chain>;
  #previous: readonly SeenEvent[];

  /** @param previous events of the answer before the first reading. */
  constructor({ statistics, events }: Series, previous: readonly SeenEvent[] = []) {
    this.#previous = previous;
    this.#statistics = statistics;
    this.#events = new Map(events);
  }

  get series(): Series {
    return { statistics: this.#statistics, events: this.#events };
  }

  take({ time, live, events }: Reading): void {
    const next =
      live.length === 0 ? null : extendChain(this.#statistics, { time, isOver: false }, STATISTICS_INTERVAL);
    if (next !== null) {
      this.#statistics = next;
      this.live.push(...live);
    }
    this.#closeReplaced(events);
    for (const { sample } of events) this.#takeEvent(sample);
    this.#previous = events;
  }

  /** An event whose slot shows another one is over. Its last sample is where it was last seen: no answer shows its end. */
  #closeReplaced(events: readonly SeenEvent[]): void {
    for (const { slot, sample } of this.#previous) {
      const key = eventKey(sample);
      const shown = events.filter((event) => event.slot === slot).map((event) => eventKey(event.sample));
      if (sample.status !== 'active' || shown.length === 0 || shown.includes(key)) continue;
      const chain = this.#events.get(key) ?? NO_SAMPLE;
      if (chain.isOver || sample.time <= chain.time) continue;
      this.#events.set(key, { time: sample.time, isOver: false });
      this.events.push(sample);
    }
  }

  #takeEvent(event: EventSample): void {
    const key = eventKey(event);
    const reading = { time: event.time, isOver: event.status !== 'active' };
    const next = extendChain(this.#events.get(key) ?? NO_SAMPLE, reading, EVENT_INTERVAL);
    if (next === null) return;
    this.#events.set(key, next);
    this.events.push(event);
  }
}

export function isSameSeries(a: Series, b: Series): boolean {
  return (
    isSameChain(a.statistics, b.statistics) &&
    a.events.size === b.events.size &&
    [...a.events].every(([key, chain]) => isSameChain(chain, b.events.get(key) ?? NO_SAMPLE))
  );
}

function isSameChain(a: Chain, b: Chain): boolean {
  return a.time === b.time && a.isOver === b.isOver;
}
