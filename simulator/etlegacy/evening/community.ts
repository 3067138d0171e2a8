// The people who play on a server all year.
import { BOT_NAMES, ODD_NAMES, PLAIN_NAMES } from '../data/names.data.ts';
import { utf8 } from '../byte-text.ts';
import type { Random } from '../random.ts';
import { CLASSES } from '../server/person.ts';
import type { Person } from '../server/person.ts';

const HEX = '0123456789ABCDEF';
const GUID_LENGTH = 32;
const REGULARS = 14;
/** Enough people for a server of 64. */
const NAMESAKES = 30;

export function createCommunity(random: Random): readonly Person[] {
  const namesakes = PLAIN_NAMES.slice(0, NAMESAKES).map((name) => `${name} II`);
  return [...random.shuffled(PLAIN_NAMES), ...namesakes].map((name) => ({
    guid: hex(random),
    isBot: false,
    name: utf8(name),
    aim: 0.26 + 0.2 * ((random.float() + random.float()) / 2),
    headRate: 0.06 + 0.12 * random.float(),
    drive: 0.7 + 0.6 * random.float(),
    favourite: random.chance(0.4) ? 'medic' : random.pick(CLASSES),
  }));
}

/**
 * Picks the players of one evening, the likeliest last. Copies, so that a changed name lasts one evening only. Regulars
 * are picked more often.
 */
export function inviteTonight(random: Random, community: readonly Person[], oddNames: boolean): Person[] {
  const tonight = community
    .map((person, rank) => ({ person: { ...person }, priority: random.float() * weight(rank) }))
    .sort((left, right) => left.priority - right.priority)
    .map(({ person }) => person);
  if (!oddNames) return tonight;
  const odd = random.shuffled(ODD_NAMES);
  for (const [index, person] of tonight.entries())
    if (index % 2 === 0) person.name = odd[index / 2] ?? person.name;
  return tonight;
}

function weight(rank: number): number {
  if (rank < REGULARS) return 2.5;
  return rank < PLAIN_NAMES.length ? 1 : 0.3;
}

/** Bots share one GUID8; the rest of their GUID is two digits and blanks. */
export function createBots(): Person[] {
  return BOT_NAMES.map((name, index) => ({
    guid: `OMNIBOT${String(index).padStart(2, '0')}`.padEnd(GUID_LENGTH),
    isBot: true,
    name: utf8(name),
    aim: 0.3,
    headRate: 0.08,
    drive: 0.9,
    favourite: 'medic',
  }));
}

function hex(random: Random): string {
  return Array.from({ length: GUID_LENGTH }, () => HEX[random.int(0, HEX.length - 1)]).join('');
}
