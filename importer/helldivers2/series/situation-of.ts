import { compareTexts } from '../../../core/compare-texts.ts';
import { hash } from 'node:crypto';
import type {
  StatusCampaign,
  StatusDocument,
  StatusEvent,
} from '../../../parsers/helldivers2/parse-status.ts';
import type { Listed } from '../../../parsers/helldivers2/rows.ts';

/** The part of a status that changes a few times a day: who owns what, which campaigns and events go on, and who owns which region. */
export type Situation = {
  /** Owner by planet; null if the status has no such planet. */
  readonly owners: readonly (number | null)[];
  /** Planet of each campaign by its id; null if the status does not say which ended. */
  readonly campaigns: Readonly<Record<string, number>> | null;
  /** Start and end in game seconds of each event by its id; null if the status does not say which ended. */
  readonly events: Readonly<Record<string, EventTimes>> | null;
  /** Owner of each region by its planet and number, such as "131/2"; those without a row are left out. */
  readonly regions: Readonly<Record<string, number>>;
};

export type EventTimes = { readonly start: number; readonly expire: number };

/** Indexes of planets are small; a large one must not create a list of millions. */
const MOST_PLANETS = 10_000;

export function situationOf(status: StatusDocument): Situation {
  const owners: (number | null)[] = [];
  for (const { index, owner } of status.planetStatus) if (index < MOST_PLANETS) owners[index] = owner;
  return {
    owners: Array.from(owners, (owner) => owner ?? null),
    campaigns: listById(status.campaigns, ({ planetIndex }) => planetIndex),
    events: listById(status.planetEvents, ({ startTime, expireTime }) => ({
      start: startTime,
      expire: expireTime,
    })),
    regions: Object.fromEntries(
      status.planetRegions
        .map(({ planetIndex, regionIndex, owner }) => [`${planetIndex}/${regionIndex}`, owner] as const)
        .toSorted(([a], [b]) => compareTexts(a, b)),
    ),
  };
}

function listById<T extends StatusCampaign | StatusEvent, V>(
  { rows, isWhole }: Listed<T>,
  valueOf: (row: T) => V,
): Record<string, V> | null {
  if (!isWhole) return null;
  return Object.fromEntries(rows.toSorted((a, b) => a.id - b.id).map((row) => [row.id, valueOf(row)]));
}

/** The same hash for equal situations. */
export function hashSituation(situation: Situation): Buffer {
  return hash('sha256', JSON.stringify(situation), 'buffer');
}
