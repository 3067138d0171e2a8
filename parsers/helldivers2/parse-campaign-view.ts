import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { index, maybe, real, text, whole } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows } from './rows.ts';

const schema = coreRows(
  '',
  z.looseObject({
    planetIndex: index,
    name: maybe(text),
    faction: maybe(text),
    players: maybe(whole),
    health: whole,
    maxHealth: whole,
    percentage: maybe(real),
    defense: maybe(z.boolean()),
    biome: maybe(z.looseObject({ slug: text, description: maybe(text) })),
    /** Unix seconds as a float; moves with every answer. */
    expireDateTime: maybe(z.number().min(0).max(100_000_000_000)),
  }),
).transform((rows) => rows.filter(({ name, maxHealth }) => maxHealth > 0 || (name ?? '') !== ''));

export type CampaignView = z.output<typeof schema>[number];

/** Reads the prepared list of the manual. Rows for planets it does not know (no name, no health) are left out. */
export function parseCampaignView(bytes: Uint8Array): Parsed<readonly CampaignView[]> {
  return readDocument(schema, bytes);
}
