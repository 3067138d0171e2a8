import { REST, type RESTOptions } from 'discord.js';

/** Smaller steps are drift or a correction by NTP. */
const STEP_MS = 1000;
/** The token of an interaction expires after this time, so no answer is worth a longer wait. */
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * A REST client that survives a clock that is set back. The library keeps the ends of its rate limits as wall-clock
 * times (checked with @discordjs/rest 2.6): after a step back of 40 days it would send 50 more requests and then wait
 * for 40 days.
 */
export class SteadyRest extends REST {
  #clockAhead = measureClock();

  constructor(options: Partial<RESTOptions>) {
    super({ rejectOnRateLimit: ({ timeToReset }) => timeToReset > LONGEST_WAIT_MS, ...options });
  }

  override async queueRequest(...args: Parameters<REST['queueRequest']>): ReturnType<REST['queueRequest']> {
    const clockAhead = measureClock();
    if (clockAhead < this.#clockAhead - STEP_MS) this.#forgetLimits();
    this.#clockAhead = clockAhead;
    return await super.queueRequest(...args);
  }

  /** Discord repeats its limits in the next answer. */
  #forgetLimits(): void {
    this.globalReset = -1;
    this.globalDelay = null;
    this.handlers.clear();
  }
}

/** How far the wall clock is ahead of the monotonic one, in ms. */
function measureClock(): number {
  return Date.now() - performance.now();
}
