import { type Chain, EVENT_INTERVAL, extendChain, NO_SAMPLE, STATISTICS_INTERVAL } from './chain.ts';
import { eventKey, type EventSample, type LiveSample, type Reading } from './reading.ts';

/** The state of the series of one war. */
export type Series = { readonly statistics: Chain; readonly events: ReadonlyMap<string, Chain> };

/** Picks the samples of one war from its readings, which must be added oldest first. */
export class Sampler {
  readonly live: LiveSample[] = [];
  readonly events: EventSample[] = [];
  #statistics: Chain;
  readonly #events: Map<string, Chain>;

  constructor({ statistics, events }: Series) {
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
    for (const event of events) this.#takeEvent(event);
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
