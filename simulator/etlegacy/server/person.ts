// A player, and one connection of theirs to the server.
import type { ByteText } from '../byte-text.ts';
import { withoutColours } from '../byte-text.ts';
import { createEngineCounters } from '../counters/engine-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import type { Place, Team } from '../sides.ts';

export const CLASSES = ['medic', 'engineer', 'fieldops', 'covert', 'soldier'] as const;
export type PlayerClass = (typeof CLASSES)[number];

export type Person = {
  /** 32 upper case hex digits, or a bot's marker. */
  readonly guid: string;
  readonly isBot: boolean;
  name: ByteText;
  /** Share of bullets that hit. */
  readonly aim: number;
  readonly headRate: number;
  /** Engagements relative to the average. */
  readonly drive: number;
  readonly favourite: PlayerClass;
};

export type Client = {
  readonly person: Person;
  readonly slot: number;
  team: Team | null;
  place: Place;
  /** Round starts that the client's counters survived. */
  rounds: number;
  session: EngineCounters;
  /** XP that the engine kept from earlier maps of a campaign. */
  keptXp: number;
};

export function createClient(person: Person, slot: number, team: Team | null, place: Place): Client {
  return { person, slot, team, place, rounds: 0, session: createEngineCounters(), keptXp: 0 };
}

export function guid8(person: Person): string {
  return person.guid.slice(0, 8);
}

/** Bots share their first eight characters, so their name is part of the key. */
export function personKey(person: Person): string {
  return person.isBot ? `${guid8(person)}:${withoutColours(person.name.text)}` : guid8(person);
}
