import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { warSources } from '../../stats/helldivers1/war-sources.ts';
import type { GameApi, Routes } from '../game-api.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { ENVELOPE } from './envelope.ts';
import { rebroadcastRoutes } from './rebroadcast-routes.ts';
import { updateRoutes } from './update-routes.ts';
import type { WarDesk } from './war-desk.ts';

export type Helldivers1ApiOptions = {
  readonly openDesk: (db: Kysely<DB>) => WarDesk;
  readonly appVersion: string;
};

/** What Helldivers 1 adds to the API. */
export function createHelldivers1Api({ openDesk, appVersion }: Helldivers1ApiOptions): GameApi {
  const routes: Routes = (app, tools) => {
    const desk = openDesk(tools.db);
    app.addHook('onClose', async () => desk.close());
    campaignRoutes(desk, appVersion)(app, tools);
    updateRoutes(desk)(app, tools);
    rebroadcastRoutes(desk)(app, tools);
  };
  return { game: 'helldivers1', prefix: 'h1', sources: warSources, routes: [routes], errorForm: ENVELOPE };
}
