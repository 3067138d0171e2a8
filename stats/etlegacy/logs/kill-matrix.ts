// Who killed whom, over one round or many.
import type { Duel } from './fetch-duels.ts';
import type { LoggedRound } from './logged-rounds.ts';

/** A team of the map or evening; null: of neither, or of both. */
export type MatrixTeam = 0 | 1 | null;

export type MatrixPlayer = {
  /** Key of the person; those who keep their card private share one key for each team. */
  readonly key: string;
  /** null: it stands for all who keep their card private. */
  readonly name: string | null;
  readonly team: MatrixTeam;
  /** Of enemies: the sum of the player's row. */
  readonly kills: number;
  /** By enemies: the sum of the player's column. */
  readonly deaths: number;
  /** Deaths by their own hand, by the world and by team mates. */
  readonly ownDeaths: number;
};

export type KillMatrix = {
  /** First team first; most kills first within a team. */
  readonly players: readonly MatrixPlayer[];
  /** Pairs of which one did something to the other. */
  readonly duels: readonly Duel[];
  readonly rounds: readonly LoggedRound[];
  /** Rounds that these are a part of, with and without a log. */
  readonly ofRounds: number;
};

export type MatrixFacts = {
  readonly duels: readonly Duel[];
  readonly selfKills: ReadonlyMap<string, number>;
  /** Everybody of these rounds, by the keys of people. */
  readonly names: ReadonlyMap<string, string>;
  readonly teamOf: (key: string) => MatrixTeam;
  /** Those who keep their card private: their duels are shown for all of them together. */
  readonly hidden: ReadonlySet<string>;
};

/** Lays out the duels of some rounds. Pure. Who neither killed nor died is left out. */
export function buildMatrix({ duels, selfKills, names, teamOf, hidden }: MatrixFacts) {
  const shownKey = (key: string): string => (hidden.has(key) ? hiddenKey(teamOf(key)) : key);
  const pooled = poolDuels(duels, shownKey);
  const counts = new Map<string, { kills: number; deaths: number; ownDeaths: number; team: MatrixTeam }>();
  const of = (key: string) => {
    const shown = shownKey(key);
    const known = counts.get(shown) ?? { kills: 0, deaths: 0, ownDeaths: 0, team: teamOf(key) };
    counts.set(shown, known);
    return known;
  };
  for (const { player, victim, kills, teamKills } of duels) {
    of(player).kills += kills;
    of(victim).deaths += kills;
    of(victim).ownDeaths += teamKills;
  }
  for (const [key, deaths] of selfKills) of(key).ownDeaths += deaths;
  const players = [...counts]
    .map(([key, own]): MatrixPlayer => ({
      key,
      ...own,
      name: HIDDEN_KEYS.has(key) ? null : (names.get(key) ?? key),
    }))
    .filter(({ kills, deaths, ownDeaths }) => kills + deaths + ownDeaths > 0);
  return { players: players.toSorted(byTeamAndKills), duels: pooled };
}

const TEAMS: readonly MatrixTeam[] = [0, 1, null];
const HIDDEN_KEYS: ReadonlySet<string> = new Set(TEAMS.map(hiddenKey));

function hiddenKey(team: MatrixTeam): string {
  return team === null ? 'private' : `private-${team + 1}`;
}

function poolDuels(duels: readonly Duel[], keyOf: (key: string) => string): Duel[] {
  const pools = Map.groupBy(duels, ({ player, victim }) => `${keyOf(player)}\0${keyOf(victim)}`);
  return [...pools.values()].flatMap((pool) => {
    const [first] = pool;
    return first === undefined
      ? []
      : [
          {
            player: keyOf(first.player),
            victim: keyOf(first.victim),
            kills: sum(pool.map(({ kills }) => kills)),
            teamKills: sum(pool.map(({ teamKills }) => teamKills)),
            revives: sum(pool.map(({ revives }) => revives)),
            damage: sumKnown(pool.map(({ damage }) => damage)),
            headHits: sumKnown(pool.map(({ headHits }) => headHits)),
          },
        ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : sum(known);
}

/** Those of neither team, and those who keep their card private, stand last. */
function byTeamAndKills(a: MatrixPlayer, b: MatrixPlayer): number {
  return (
    (a.team ?? 2) - (b.team ?? 2) ||
    Number(a.name === null) - Number(b.name === null) ||
    b.kills - a.kills ||
    a.deaths - b.deaths ||
    (a.key < b.key ? -1 : 1)
  );
}
