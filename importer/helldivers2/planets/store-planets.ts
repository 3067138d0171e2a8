// Stores names, sectors, biomes and hazards. A name replaces a placeholder, never the reverse; blank names replace
// nothing.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { CampaignView } from '../../../parsers/helldivers2/parse-campaign-view.ts';
import type { PlanetDescription } from '../../../parsers/helldivers2/parse-planets.ts';
import { ensurePlanets } from './ensure-places.ts';
import { mergeRows, type Row } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';

/** An entry with a description has precedence over one with only a name. */
const UNDESCRIBED = new Date(0);

/** @returns new planets. */
export async function storePlanets(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly PlanetDescription[]>[],
): Promise<number[]> {
  if (answers.length === 0) return [];
  const all = answers.flatMap((answer) => answer.document.map((planet) => ({ ...answer, planet })));
  const added = await ensurePlanets(
    trx,
    all.map(({ planet }) => planet.index),
  );
  await storeBiomes(
    trx,
    all.flatMap(({ planet, observedAt }) => (planet.biome === null ? [] : [{ ...planet.biome, observedAt }])),
  );
  await mergeRows(
    trx,
    'helldivers2.environmentals',
    all
      .flatMap(({ planet, observedAt }) => planet.hazards.map((hazard) => toDescribed(hazard, observedAt)))
      .toSorted((a, b) => a.observed_at.getTime() - b.observed_at.getTime()),
    { key: ['name'], at: 'observed_at' },
  );
  await storeNames(
    trx,
    PLANET_DATA,
    all.map(({ planet, observedAt, payloadId }) => ({
      id: planet.index,
      name: planet.name,
      observedAt,
      payloadId,
    })),
  );
  await describePlanets(trx, all);
  return added;
}

type Described = { readonly name: string; readonly description: string | null };

function toDescribed({ name, description }: Described, observedAt: Date) {
  return { name, description, observed_at: description === null ? UNDESCRIBED : observedAt };
}

type Biome = {
  readonly slug: string;
  readonly description?: string | null | undefined;
  readonly observedAt: Date;
};

export async function storeBiomes(trx: Transaction<DB>, biomes: readonly Biome[]): Promise<void> {
  const rows = biomes.map(
    ({ slug, description = null, observedAt }): Row<'helldivers2.biomes'> & { observed_at: Date } => ({
      slug,
      description,
      observed_at: description === null ? UNDESCRIBED : observedAt,
    }),
  );
  await mergeRows(
    trx,
    'helldivers2.biomes',
    rows.toSorted((a, b) => a.observed_at.getTime() - b.observed_at.getTime()),
    { key: ['slug'], at: 'observed_at' },
  );
}

/** Rank of the source of a planet's name, see planets.name_rank. */
const CAMPAIGN_VIEW = 1;
const PLANET_DATA = 2;

type Named = {
  readonly id: number;
  readonly name: string | null;
  readonly observedAt: Date;
  readonly payloadId: number;
};

async function storeNames(trx: Transaction<DB>, rank: number, names: readonly Named[]): Promise<void> {
  // A blank name counts as absent.
  const rows = names.filter(({ name }) => name !== null);
  await sql`
    update helldivers2.planets as p
    set name = n.name, placeholder = false, name_rank = ${rank}, named_at = n.at, payload_id = n.payload_id
    from (
      select distinct on (id) id, name, at, payload_id
      from unnest(${rows.map((row) => row.id)}::int[], ${rows.map((row) => row.name)}::text[],
        ${rows.map((row) => row.observedAt)}::timestamptz[], ${rows.map((row) => row.payloadId)}::bigint[])
        as n (id, name, at, payload_id)
      order by id, at desc, name collate "C" desc
    ) as n
    where p.id = n.id and (p.name_rank, coalesce(p.named_at, '-infinity'), coalesce(p.name, '') collate "C")
      < (${rank}, n.at, n.name)`.execute(trx);
}

async function describePlanets(
  trx: Transaction<DB>,
  all: readonly (Pick<Observed<unknown>, 'observedAt'> & { readonly planet: PlanetDescription })[],
): Promise<void> {
  const rows = all.map(({ planet, observedAt }) => ({
    id: planet.index,
    sector: planet.sector,
    biome: planet.biome?.slug ?? null,
    hazards: [...new Set(planet.hazards.map(({ name }) => name))].toSorted(),
    at: observedAt,
  }));
  await sql`
    with given as (
      select *, jsonb_build_array(sector, biome, hazards) as description
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (id int, sector text, biome text, hazards jsonb, at timestamptz)
    ), newest as (
      select distinct on (id) * from given order by id, at desc, description desc
    ), described as (
      update helldivers2.planets as p set sector = g.sector, biome = g.biome, described_at = g.at
      from newest as g
      where p.id = g.id and (coalesce(p.described_at, '-infinity'), jsonb_build_array(p.sector, p.biome, (
        select coalesce(jsonb_agg(e.environmental order by e.environmental collate "C"), '[]')
        from helldivers2.planet_environmentals as e where e.planet = p.id
      ))) < (g.at, g.description)
      returning p.id, g.hazards
    ), gone as (
      delete from helldivers2.planet_environmentals as e using described as d
      where e.planet = d.id and not d.hazards ? e.environmental
    )
    insert into helldivers2.planet_environmentals (planet, environmental)
    select d.id, h.name from described as d, jsonb_array_elements_text(d.hazards) as h (name)
    on conflict do nothing`.execute(trx);
}

/** Names from a campaign view, which are better than none. */
export async function storeViewNames(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly CampaignView[]>[],
): Promise<void> {
  const names = answers.flatMap(({ document, observedAt, payloadId }) =>
    document.map(({ planetIndex, name }) => ({
      id: planetIndex,
      name: (name ?? '').trim() === '' ? null : (name ?? '').trim(),
      observedAt,
      payloadId,
    })),
  );
  await storeNames(trx, CAMPAIGN_VIEW, names);
}
