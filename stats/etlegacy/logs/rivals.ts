// Who somebody met most in the event logs: those they killed most, those who killed them most, and the best balance.

/** All duels of a player with one opponent. */
export type Rival = {
  readonly playerKey: string;
  readonly name: string;
  /** Kills of the player on the rival, and of the rival on the player. */
  readonly kills: number;
  readonly deaths: number;
  /** null where a log does not tell how much health was left. */
  readonly damageGiven: number | null;
  readonly damageReceived: number | null;
  /** Hits to the rival's head. */
  readonly headHits: number | null;
};

export type Rivals = {
  /** Most duels first; those who keep their card private are left out. */
  readonly all: readonly Rival[];
  readonly mostKilled: Rival | null;
  readonly killedMostBy: Rival | null;
  /** The highest share of duels won, of those with enough of them. */
  readonly bestBalance: Rival | null;
  /** How many opponents keep their card private. */
  readonly hidden: number;
  /** Rounds of the player with a log. */
  readonly rounds: number;
};

/** Kills that an opponent needs to be named as the one most killed, or who killed most. */
const LEAST_KILLS = 5;
/** Kills and deaths together that a balance needs. */
const LEAST_DUELS = 10;
export const RIVALS_NEED = `${LEAST_KILLS} kills, for a balance ${LEAST_DUELS} kills and deaths`;

/** Picks the three that are named. Pure. A tie for the first place names nobody who was not also met more often. */
export function pickRivals(
  all: readonly Rival[],
): Pick<Rivals, 'mostKilled' | 'killedMostBy' | 'bestBalance'> {
  const enough = all.filter(({ kills, deaths }) => kills + deaths >= LEAST_DUELS);
  return {
    mostKilled: first(all, ({ kills }) => (kills >= LEAST_KILLS ? kills : null)),
    killedMostBy: first(all, ({ deaths }) => (deaths >= LEAST_KILLS ? deaths : null)),
    bestBalance: first(enough, ({ kills, deaths }) => (kills > deaths ? kills / (kills + deaths) : null)),
  };
}

/** The highest value; of equals whom was met more often, then the key. */
function first(rivals: readonly Rival[], read: (rival: Rival) => number | null): Rival | null {
  const [best] = rivals
    .flatMap((rival) => {
      const value = read(rival);
      return value === null ? [] : [{ rival, value }];
    })
    .toSorted((a, b) => b.value - a.value || byDuels(a.rival, b.rival));
  return best?.rival ?? null;
}

export function byDuels(a: Rival, b: Rival): number {
  return b.kills + b.deaths - a.kills - a.deaths || b.kills - a.kills || (a.playerKey < b.playerKey ? -1 : 1);
}
