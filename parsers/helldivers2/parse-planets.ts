import { z } from 'zod';
import { fail, type Parsed } from './failures.ts';
import { index, maybe, text, words } from './fields.ts';
import { readValue } from './read-document.ts';
import { readJson } from './read-json.ts';
import { coreRows } from './rows.ts';

/** As an object, or as its slug or name alone. */
const biome = z.union([
  text.transform((slug) => ({ slug, description: null })),
  z
    .looseObject({ slug: maybe(text), name: maybe(words), description: maybe(words) })
    .transform(({ slug, name, description }) => ({
      slug: slug ?? name ?? '',
      description: description ?? null,
    })),
]);

const hazard = z.union([
  text.transform((name) => ({ name, description: null })),
  z
    .looseObject({ name: words, description: maybe(words) })
    .transform(({ name, description }) => ({ name, description: description ?? null })),
]);

const planet = z.looseObject({
  index,
  name: maybe(words),
  sector: maybe(words),
  biome: maybe(biome),
  environmentals: maybe(z.array(hazard)),
  hazards: maybe(z.array(hazard)),
});

const schema = coreRows('', planet, 1).transform((planets) =>
  planets.map(({ index, name, sector, biome, environmentals, hazards }) => ({
    index,
    /** null without one; blank names count as absent. */
    name: blankToNull(name),
    sector: blankToNull(sector),
    biome: biome === null || biome === undefined || isNothing(biome.slug) ? null : biome,
    hazards: [...(environmentals ?? hazards ?? [])].filter(({ name }) => !isNothing(name)),
  })),
);

export type PlanetDescription = z.output<typeof schema>[number];

/**
 * Parses names, sectors, biomes and hazards: an object keyed by index (manual) or a list with an index each
 * (community). The index is the key, never the position in a list.
 */
export function parsePlanets(bytes: Uint8Array): Parsed<readonly PlanetDescription[]> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  const list = toList(json.value);
  if (list === null) return fail('WRONG_SHAPE', 'The answer: expected planets by their index.');
  const parsed = readValue(schema, list);
  // The index is outside the rows of an object, so it is not one of their keys.
  return parsed.ok ? { ...parsed, unknownKeys: [] } : parsed;
}

function toList(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  // One planet of the community's API.
  if ('index' in value) return [value];
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([key]) => /^\d+$/.test(key))) return null;
  return entries.map(([key, planet]: [string, unknown]) =>
    typeof planet === 'object' ? { ...planet, index: Number(key) } : planet,
  );
}

function blankToNull(words: string | null | undefined): string | null {
  const name = words?.trim() ?? '';
  return name === '' ? null : name;
}

/** "None" and "Unknown" mean absent in the community's form. */
function isNothing(name: string): boolean {
  return ['', 'none', 'unknown', 'unknown biome'].includes(name.trim().toLowerCase());
}
