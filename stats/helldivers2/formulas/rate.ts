// How fast a planet or event moves, from samples and their real distances.

export type RateSample = {
  readonly at: Date;
  readonly timeGame: number;
  readonly owner: number;
  /** Of the event where there is one, else of the planet. */
  readonly health: number;
  readonly maxHealth: number;
  readonly campaign: number | null;
  readonly event: number | null;
  /** What the enemy wins back, % per hour; 0 for events. */
  readonly regenPctPerHour: number;
};

export type Rate = {
  /** % per hour; negative where it goes down. */
  readonly net: number;
  /** What players do, before the enemy's regeneration; null while nothing can be seen of it. */
  readonly playersEffect: number | null;
  /** How far the samples are apart. */
  readonly seconds: number;
};

export const WINDOWS_S = { quarter: 900, hour: 3600, threeHours: 10_800, sixHours: 21_600 } as const;

/** Less than this share of a window says little about it. */
const COVERED = 0.8;
/** Real time without game time: the war is paused. */
const PAUSE_S = 600;

/**
 * @param samples of one planet, oldest first; the last is now.
 * @returns null where they cover less than 80 % of the window, or where the owner, campaign or event changed or the war
 * stood still within it.
 */
export function netRate(samples: readonly RateSample[], windowS: number): Rate | null {
  const last = samples.at(-1);
  if (last === undefined) return null;
  const from = last.at.getTime() - windowS * 1000;
  const within = samples.filter(({ at }) => at.getTime() >= from);
  const [first] = within;
  if (first === undefined) return null;
  const seconds = (last.at.getTime() - first.at.getTime()) / 1000;
  if (seconds < windowS * COVERED || last.maxHealth <= 0 || !isOneStory(within)) return null;
  const net = ((first.health - last.health) / last.maxHealth / (seconds / 3600)) * 100;
  // Health that is full at both ends may be held or left alone: it does not say.
  const isUntouched = first.health >= last.maxHealth && last.health >= last.maxHealth;
  return {
    net: net === 0 ? 0 : net,
    playersEffect: isUntouched ? null : net + last.regenPctPerHour,
    seconds,
  };
}

function isOneStory(samples: readonly RateSample[]): boolean {
  return samples.every((sample, at) => {
    const before = samples[at - 1];
    if (before === undefined) return true;
    const stoodStill =
      (sample.at.getTime() - before.at.getTime()) / 1000 - (sample.timeGame - before.timeGame) > PAUSE_S;
    return (
      sample.owner === before.owner &&
      sample.campaign === before.campaign &&
      sample.event === before.event &&
      sample.maxHealth === before.maxHealth &&
      !stoodStill
    );
  });
}
