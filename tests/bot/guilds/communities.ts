// Two communities with a game server each that share one player and must not see each other.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { type Deeds, evenly, keyOf, stopwatchMatch } from '../../support/etlegacy/stopwatch-match.ts';
import { later, type TestFile } from '../../support/etlegacy/round-file.ts';

export type Community = {
  /** Prefix of every name of this community; part of no name of the other. */
  readonly word: 'alpha' | 'bravo';
  /** Local dates of the evenings. */
  readonly days: readonly string[];
  /** Maps of an evening: the number of appearances of the shared player differs between the communities. */
  readonly matches: number;
};

/** Plays in both communities, under a different name in each. */
export const SHARED = keyOf('shared');
const CREW = 6;
/** Played on other evenings than the shared player, so that the two can be merged. */
const FORMER = 6;

/** All sums differ between the two. */
const DEEDS = {
  alpha: { kills: 7, deaths: 7, damage: 1700, received: 1700, shots: 90, hits: 41 },
  bravo: { kills: 3, deaths: 3, damage: 600, received: 600, shots: 50, hits: 12 },
} as const satisfies Record<Community['word'], Deeds>;

export const ALPHA: Community = { word: 'alpha', days: ['2026-03-14', '2026-03-21'], matches: 5 };
export const BRAVO: Community = { word: 'bravo', days: ['2026-04-11', '2026-04-18'], matches: 3 };

export function personOf({ word }: Community, i: number): string {
  return `${word}man${i}`;
}

export function sharedNameOf({ word }: Community): string {
  return `${word}star`;
}

export function mapOf({ word }: Community, i: number): string {
  return i % 2 === 0 ? `${word}base` : `${word}gold`;
}

/** Evenings of a crew of six: the shared player plays on the first, the former one on the second. */
export async function playEvenings(db: Kysely<DB>, community: Community): Promise<void> {
  const { days, matches, word } = community;
  const files = days.flatMap((day, evening) =>
    Array.from({ length: matches }, (_, match) =>
      matchOf(community, later(`${day} 20:00:00`, match * 25), { evening, match }),
    ).flat(),
  );
  await importFiles(db, files, { server: word });
}

function matchOf(
  community: Community,
  at: string,
  { evening, match }: { readonly evening: number; readonly match: number },
): TestFile[] {
  const deeds = DEEDS[community.word];
  const crew = Array.from({ length: CREW }, (_, i) => personOf(community, i));
  const guest = evening === 0 ? 'shared' : personOf(community, FORMER);
  const half = { ...deeds, as: evening === 0 ? sharedNameOf(community) : guest };
  return stopwatchMatch({
    at,
    map: mapOf(community, match),
    first: { ...evenly(crew.slice(0, CREW / 2), deeds), [guest]: [half, half] },
    second: evenly(crew.slice(CREW / 2), deeds),
    attacks: [300, match % 2 === 0 ? null : 240],
  });
}

/** Values that people of a community type into options. */
export function examplesOf(community: Community): Readonly<Record<string, string>> {
  return {
    a: keyOf(personOf(community, 0)),
    b: SHARED,
    c: keyOf(personOf(community, 1)),
    d: keyOf(personOf(community, 2)),
    player: SHARED,
    into: keyOf(personOf(community, FORMER)),
    merged: SHARED,
    server: community.word,
    map: mapOf(community, 0),
    month: community.days[0]?.slice(0, 7) ?? '',
    from: community.days[0] ?? '',
    to: community.days[1] ?? '',
    period: 'all',
    name: `${community.word}renamed`,
  };
}
