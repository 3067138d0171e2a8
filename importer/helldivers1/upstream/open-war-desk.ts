import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Helldivers1Settings } from '../settings.ts';
import { openUpstream } from './open-upstream.ts';
import { SeasonDesk, type SeasonReply } from './season-desk.ts';
import { UpdateDesk, type UpdateReply } from './update-desk.ts';

export type OpenedWarDesk = {
  readonly askFor: (season: number) => Promise<SeasonReply>;
  readonly update: () => Promise<UpdateReply>;
  /** Aborts pending requests. */
  readonly close: () => Promise<void>;
};

/** Prepares requests to the API for people; connects with the first request. */
export function openWarDesk(db: Kysely<DB>, settings: Helldivers1Settings): OpenedWarDesk {
  const stop = new AbortController();
  const upstream = openUpstream(settings);
  const ask = upstream.askFor(stop.signal);
  const seasons = new SeasonDesk({ db, ask });
  const updates = new UpdateDesk({ db, ask, seasons });
  return {
    askFor: async (season) => seasons.ask(season),
    update: async () => updates.update(),
    close: async () => {
      stop.abort();
      await upstream.close();
    },
  };
}
