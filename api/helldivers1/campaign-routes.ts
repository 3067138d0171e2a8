import { z } from 'zod';
import { fetchCampaign } from '../../stats/helldivers1/fetch-campaign.ts';
import { fetchCurrentWar } from '../../stats/helldivers1/fetch-current-war.ts';
import { fetchSeasons } from '../../stats/helldivers1/fetch-seasons.ts';
import { fetchWar } from '../../stats/helldivers1/fetch-war.ts';
import type { Routes } from '../game-api.ts';
import { CAMPAIGN, campaignOf, MAP, mapOf } from './campaign-schema.ts';
import { good, successSchema } from './envelope.ts';
import { refuse } from './errors.ts';
import { fetchOrAsk } from './fetch-or-ask.ts';
import type { WarDesk } from './war-desk.ts';

const config = { access: 'local-read' } as const;
const tags = ['Helldivers 1'];
/** Clients poll about every 10 s. */
const FRESH = 'public, max-age=10';

const SEASON = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a positive integer in decimal digits')
  .transform(Number)
  .meta({ description: 'Number of a war', examples: ['148'] });

const LIVE = z
  .object({
    data: CAMPAIGN,
    mapState: z.array(MAP).meta({ description: 'By enemy' }),
    appVersion: z.string(),
  })
  .meta({ id: 'Helldivers1Live' });

const WAR = z
  .object({
    season: z.int(),
    stored: z.boolean().meta({ description: 'Its archive or status is stored' }),
    outcome: z.enum(['victory', 'defeat']).nullable(),
  })
  .meta({ id: 'Helldivers1War' });

/** Routes that show wars. A war that is not stored is asked for upstream. */
export function campaignRoutes({ askFor }: WarDesk, appVersion: string): Routes {
  return (app, { db }) => {
    app.get(
      '/campaign',
      {
        config,
        schema: {
          summary: 'One war: fronts, course and events; the newest one by default',
          tags,
          querystring: z.object({ season: SEASON.optional() }),
          response: { 200: successSchema(CAMPAIGN) },
        },
      },
      async ({ query: { season } }) => {
        const campaign = await fetchOrAsk({ db, askFor }, season, async () => fetchCampaign(db, season));
        if (campaign !== null) return good(campaignOf(campaign));
        throw season === undefined
          ? refuse('NOTHING_YET')
          : refuse('SEASON_UNKNOWN', { season: String(season) });
      },
    );
    app.get(
      '/live',
      { config, schema: { summary: 'The running war', tags, response: { 200: successSchema(LIVE) } } },
      async (_, reply) => {
        const war = await fetchWar(db);
        const campaign = war === null ? null : await fetchCampaign(db, war.season);
        if (campaign === null) throw refuse('NOTHING_YET');
        reply.header('cache-control', FRESH);
        return good({ data: campaignOf(campaign), mapState: campaign.fronts.map(mapOf), appVersion });
      },
    );
    app.get(
      '/seasons',
      {
        config,
        schema: {
          summary: 'Every war from the first to the newest',
          tags,
          response: { 200: successSchema(z.array(WAR)) },
        },
      },
      async () => good(listWars(await fetchSeasons(db), (await fetchCurrentWar(db))?.season ?? 0)),
    );
  };
}

/** Every war up to the current one, whether or not it is stored. */
function listWars(seasons: Awaited<ReturnType<typeof fetchSeasons>>, current: number): z.infer<typeof WAR>[] {
  const known = new Map(seasons.map((state) => [state.season, state]));
  return Array.from({ length: current }, (_, i) => {
    const state = known.get(i + 1);
    return {
      season: i + 1,
      stored: state !== undefined && state.lastUpdated !== null,
      outcome: state?.outcome ?? null,
    };
  });
}
