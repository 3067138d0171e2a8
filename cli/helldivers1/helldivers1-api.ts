import debrief from '../../package.json' with { type: 'json' };
import { createHelldivers1Api } from '../../api/helldivers1/helldivers1-api.ts';
import { openWarDesk } from '../../importer/helldivers1/upstream/open-war-desk.ts';
import { readSettings } from './read-settings.ts';

/** The API of the game with its way to the upstream. */
export const helldivers1Api = createHelldivers1Api({
  openDesk: (db) => openWarDesk(db, readSettings(process.env)),
  appVersion: debrief.version,
});
