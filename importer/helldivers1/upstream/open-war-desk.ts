import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Helldivers1Settings } from '../settings.ts';
import { openUpstream } from './open-upstream.ts';
import { SeasonDesk } from './season-desk.ts';
import type { SeasonReply } from './season-reply.ts';
import { UpdateDesk, type UpdateReply } from './update-desk.ts';

export type OpenedWarDesk = {
  readonly askFor: (season: number) => Promise<SeasonReply>;
  readonly update: () => Promise<UpdateReply>;
  /** Aborts pending requests. */
  readonly close: () => Promise<void>;
};

/** A person waits: so many archives at once, and each request, its turn included, so long. */
const MOST_AT_ONCE = 4;
const PATIENCE_MS = 8_000;

const NOT_FOLLOWED = 'HD1_FOLLOW is not "yes", so nothing is requested.';

const CLOSED: OpenedWarDesk = {
  askFor: async () => Promise.resolve({ kind: 'refused', reason: NOT_FOLLOWED }),
  update: async () => Promise.resolve({ ok: false, reason: NOT_FOLLOWED }),
  close: async () => Promise.resolve(),
};

type DeskOptions = { readonly patienceMs?: number };

/** Prepares requests to the API for people; connects with the first request. Sends none where the war is not followed. */
export function openWarDesk(
  db: Kysely<DB>,
  settings: Helldivers1Settings,
  { patienceMs = PATIENCE_MS }: DeskOptions = {},
): OpenedWarDesk {
  if (settings.HD1_FOLLOW === 'no') return CLOSED;
  const stop = new AbortController();
  const upstream = openUpstream(settings);
  const ask = upstream.askWithin(patienceMs, stop.signal);
  const seasons = new SeasonDesk({ db, ask, mostAtOnce: MOST_AT_ONCE });
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
