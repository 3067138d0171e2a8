import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { count, index, instant, maybe, real, text, words } from './fields.ts';
import { readValue } from './read-document.ts';
import { readJson } from './read-json.ts';
import { coreRows } from './rows.ts';

const biome = z.looseObject({ slug: text, description: maybe(text) });

const prepared = coreRows(
  '',
  z.looseObject({
    planetIndex: index,
    name: maybe(text),
    faction: maybe(text),
    players: maybe(count),
    health: count,
    maxHealth: count,
    percentage: maybe(real),
    defense: maybe(z.boolean()),
    biome: maybe(biome),
    /** Unix seconds as a float; changes with every answer. */
    expireDateTime: maybe(z.number().min(0).max(100_000_000_000)),
  }),
).transform((rows) => rows.filter(({ name, maxHealth }) => maxHealth > 0 || (name ?? '') !== ''));

export type CampaignView = z.output<typeof prepared>[number];

/** A campaign in the community's form, with its whole planet inside. */
const reshaped = coreRows(
  '',
  z
    .looseObject({
      planet: z.looseObject({
        index,
        name: maybe(words),
        health: count,
        maxHealth: count,
        statistics: maybe(z.looseObject({ playerCount: maybe(count) })),
        event: maybe(z.looseObject({ health: count, maxHealth: count, endTime: maybe(instant) })),
      }),
      faction: maybe(text),
    })
    .transform(({ planet, faction }): CampaignView => {
      const { health, maxHealth } = planet.event ?? planet;
      const endsAt = planet.event?.endTime ?? null;
      return {
        planetIndex: planet.index,
        name: planet.name ?? null,
        faction: faction ?? null,
        players: planet.statistics?.playerCount ?? null,
        health,
        maxHealth,
        percentage: maxHealth > 0 ? Math.min(Math.max(100 * (1 - health / maxHealth), 0), 100) : null,
        defense: planet.event !== null && planet.event !== undefined,
        biome: null,
        expireDateTime: endsAt === null ? null : endsAt.getTime() / 1000,
      };
    }),
);

/**
 * Parses a prepared list of campaigns, in the manual's or the community's form. Rows of planets that the manual does
 * not know (no name, no health) are skipped.
 */
export function parseCampaignView(bytes: Uint8Array): Parsed<readonly CampaignView[]> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  if (!isReshaped(json.value)) return readValue(prepared, json.value);
  const parsed = readValue(reshaped, json.value);
  // Only a part of the planet inside is read, so its other keys are not reported as new.
  return parsed.ok ? { ...parsed, unknownKeys: [] } : parsed;
}

function isReshaped(value: unknown): boolean {
  return (
    Array.isArray(value) && value.some((row) => typeof row === 'object' && row !== null && 'planet' in row)
  );
}
