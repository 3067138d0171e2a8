import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Kind } from '../kinds.ts';
import { fetchHistoryPlanets, fetchInfoState, type Span } from './fetch-ask.ts';

const MINUTE_MS = 60_000;
const INFO_MS = 60 * MINUTE_MS;
const HISTORY_MS = 30 * MINUTE_MS;
/** Clocks of upstreams and of the database may be ahead by so much. */
const AHEAD_MS = 5 * MINUTE_MS;

type Clocks = {
  /** The machine's clock, compared with stored times. */
  readonly now?: () => number;
  /** Monotonic milliseconds, unaffected by changes of that clock. */
  readonly elapsed?: () => number;
};

/**
 * Decides what is due. What this process asked for is measured by the monotonic clock, and what it did not ask for by
 * stored times, of which those in the future count for nothing: whatever the clock of the machine does, nothing stalls,
 * and nothing is asked for more often.
 */
export class DueFinder {
  readonly #now: () => number;
  readonly #elapsed: () => number;
  readonly #askedAt = new Map<string, number>();

  constructor({ now = Date.now, elapsed = () => performance.now() }: Clocks = {}) {
    this.#now = now;
    this.#elapsed = elapsed;
  }

  /** @returns of history the planet that is due, of others 0; null for not now. Counts as asked from then on. */
  async find(db: Kysely<DB>, kind: Kind): Promise<number | null> {
    if (kind === 'history') return await this.#findPlanet(db);
    if (kind === 'info' && !(await this.#isInfoDue(db))) return null;
    this.#askedAt.set(kind, this.#elapsed());
    return 0;
  }

  async #isInfoDue(db: Kysely<DB>): Promise<boolean> {
    const { isRecent, isOutdated } = await fetchInfoState(db, this.#span(INFO_MS));
    return isOutdated || !(isRecent || this.#wasAsked('info', INFO_MS));
  }

  async #findPlanet(db: Kysely<DB>): Promise<number | null> {
    const planets = await fetchHistoryPlanets(db, this.#span(HISTORY_MS));
    const due = planets.find((planet) => !this.#wasAsked(`history/${planet}`, HISTORY_MS)) ?? null;
    if (due !== null) this.#askedAt.set(`history/${due}`, this.#elapsed());
    return due;
  }

  #wasAsked(key: string, withinMs: number): boolean {
    const at = this.#askedAt.get(key);
    return at !== undefined && this.#elapsed() - at < withinMs;
  }

  #span(ms: number): Span {
    const now = this.#now();
    return { since: new Date(now - ms), until: new Date(now + AHEAD_MS) };
  }
}
