import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { type Merges, personOf } from '../merges/merges.ts';
import { fetchPrivatePlayers } from '../players/fetch-private-players.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import type { LogState } from './logged-rounds.ts';
import { buildStory, type RoundStory, type StoryEvent, type StorySide } from './round-story.ts';

/** Length of a step of damage. */
export const DAMAGE_STEP_MS = 5_000;

export type FetchedStory = RoundStory & {
  readonly is: LogState;
  /** Damage to enemies in each 5 s of the game clock, by the keys of people; null: the log does not tell it. */
  readonly damage: ReadonlyMap<string, readonly number[]> | null;
  /** The same of everybody on a side, those who keep their card private included. */
  readonly sideDamage: Readonly<Record<StorySide, readonly number[]>> | null;
  /** The clock of the log is the game's: there was no pause that it does not tell. */
  readonly isClockKnown: boolean;
  /** Key to shown name, of everybody whom the story names. */
  readonly names: ReadonlyMap<string, string>;
};

export type WantedStory = {
  readonly id: number;
  readonly serverKey: string;
  /** Names those who keep their card private too: the operator asks. */
  readonly isEverything: boolean;
};

const CLOCK_SLACK_MS = 3_000;

/** Returns the course of a round, by the keys of people; null where it has no event log that its counters prove. */
export async function fetchRoundStory(db: Kysely<DB>, wanted: WantedStory): Promise<FetchedStory | null> {
  const { id, serverKey, isEverything } = wanted;
  const merges = await fetchMerges(db, [serverKey]);
  const [round, events, known] = await Promise.all([
    fetchLog(db, id),
    fetchEvents(db, id, merges),
    fetchSides(db, id, merges),
  ]);
  if (round === undefined || (round.log !== 'whole' && round.log !== 'short')) return null;
  const seenMs = events.reduce((last, { clockMs }) => Math.max(last, clockMs), 0);
  const story = buildStory(events, Math.max(round.duration_ms ?? 0, seenMs), known);
  const damage = damageByPlayer(round, merges);
  const people = [...new Set([...round.players.map((key) => personOf(merges, key)), ...story.sides.keys()])];
  const [names, hidden] = await Promise.all([
    fetchShownNames(db, [serverKey], people),
    isEverything ? new Set<string>() : fetchPrivatePlayers(db, merges, people),
  ]);
  return {
    ...hideInStory(story, hidden),
    is: round.log,
    damage: damage === null ? null : without(damage, hidden),
    sideDamage: damage === null ? null : damageBySide(damage, story.sides),
    isClockKnown: round.duration_ms === null || seenMs <= round.duration_ms + CLOCK_SLACK_MS,
    names: without(names, hidden),
  };
}

type Hidden = ReadonlySet<string>;

function hideInStory(story: RoundStory, hidden: Hidden): RoundStory {
  const shown = (key: string | null): string | null => (key !== null && hidden.has(key) ? null : key);
  return {
    ...story,
    kills: story.kills.map((kill) => ({
      ...kill,
      player: shown(kill.player),
      victim: shown(kill.victim),
    })),
    objectives: story.objectives.map((each) => ({ ...each, player: shown(each.player) })),
    classes: without(story.classes, hidden),
    sides: without(story.sides, hidden),
  };
}

function without<T>(map: ReadonlyMap<string, T>, hidden: Hidden): ReadonlyMap<string, T> {
  return new Map([...map].filter(([key]) => !hidden.has(key)));
}

function damageBySide(
  damage: ReadonlyMap<string, readonly number[]>,
  sides: ReadonlyMap<string, StorySide>,
): Record<StorySide, number[]> {
  const sums: Record<StorySide, number[]> = { axis: [], allies: [] };
  for (const [key, steps] of damage) {
    const own = sums[sides.get(key) ?? 'axis'];
    for (const [at, value] of steps.entries()) own[at] = (own[at] ?? 0) + value;
  }
  return sums;
}

async function fetchLog(db: Kysely<DB>, roundId: number) {
  return await db
    .selectFrom('etlegacy.rounds as r')
    .innerJoin('etlegacy.round_logs as l', 'l.round_id', 'r.id')
    .select(['r.log', 'r.duration_ms', 'l.players', 'l.damage'])
    .where('r.id', '=', roundId)
    .executeTakeFirst();
}

async function fetchEvents(db: Kysely<DB>, roundId: number, merges: Merges): Promise<StoryEvent[]> {
  const rows = await db
    .selectFrom('etlegacy.round_events')
    .select(['clock_ms', 'at_ms', 'kind', 'player_key', 'victim_key', 'class', 'side', 'objective'])
    .where('round_id', '=', roundId)
    .orderBy('place')
    .execute();
  const person = (key: string | null): string | null => (key === null ? null : personOf(merges, key));
  return rows.map(({ clock_ms: clockMs, at_ms: atMs, player_key: player, victim_key: victim, ...event }) => ({
    clockMs,
    atMs,
    player: person(player),
    victim: person(victim),
    ...event,
  }));
}

async function fetchSides(
  db: Kysely<DB>,
  roundId: number,
  merges: Merges,
): Promise<ReadonlyMap<string, StorySide>> {
  const rows = await db
    .selectFrom('etlegacy.player_rounds')
    .select(['player_key', 'team'])
    .where('round_id', '=', roundId)
    .orderBy(sql`player_key collate "C"`)
    .execute();
  return new Map(
    rows.flatMap(({ player_key: key, team }) => (team === null ? [] : [[personOf(merges, key), team]])),
  );
}

type Stored = { readonly players: readonly string[]; readonly damage: readonly number[] | null };

/** One player stands behind the other, each with as many steps. */
function damageByPlayer({ players, damage }: Stored, merges: Merges): Map<string, number[]> | null {
  if (damage === null || players.length === 0) return null;
  const steps = damage.length / players.length;
  const sums = new Map<string, number[]>();
  for (const [place, key] of players.entries()) {
    const person = personOf(merges, key);
    const own = damage.slice(place * steps, (place + 1) * steps);
    const before = sums.get(person);
    sums.set(person, before === undefined ? own : own.map((value, at) => value + (before[at] ?? 0)));
  }
  return sums;
}
