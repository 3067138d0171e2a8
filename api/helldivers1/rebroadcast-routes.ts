// The API of the game itself, answered from the stored answers, for clients that were written for it.
import { z } from 'zod';
import { fetchRawAnswer } from '../../stats/helldivers1/fetch-raw-answer.ts';
import type { Routes } from '../game-api.ts';
import { refuse } from './errors.ts';
import { fetchOrAsk } from './fetch-or-ask.ts';
import { readForm } from './read-form.ts';
import { REBROADCAST_FORM } from './rebroadcast-form.ts';
import type { Desk } from './renew-running.ts';
import type { WarDesk } from './war-desk.ts';

/** Actions of the game's API whose answers are not collected, because they name players or belong to an account. */
const NOT_COLLECTED = new Set(['get_leaderboards', 'get_usernames', 'get_available_entitlements']);

const ANSWER = z.unknown().meta({
  id: 'Helldivers1Raw',
  description: 'The stored answer of the game, byte for byte',
  examples: [{ time: 1_764_262_800, error_code: 0 }],
});

/** Adds the route; all bodies of this game's part of the API are forms from here on. */
export function rebroadcastRoutes({ askFor }: WarDesk): Routes {
  return (app, { db }) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    app.post(
      '/rebroadcast',
      {
        config: { access: 'local-read', errorForm: REBROADCAST_FORM },
        schema: {
          summary: 'The stored answer of the game to get_campaign_status or get_snapshots',
          description: 'A form with the fields action and, for get_snapshots, season.',
          tags: ['Helldivers 1'],
          consumes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
          response: { 200: ANSWER },
        },
      },
      async (request, reply) => {
        const fields = await readForm(request);
        if (fields === null) throw refuse('FORM_NEEDED');
        const body = await answer(fields, { db, askFor });
        return reply.type('application/json; charset=utf-8').send(Buffer.from(body));
      },
    );
  };
}

async function answer(fields: ReadonlyMap<string, string | null>, desk: Desk): Promise<Uint8Array> {
  const action = fields.get('action');
  if (action === undefined || action === '') throw refuse('NO_ACTION');
  if (action !== null && NOT_COLLECTED.has(action)) throw refuse('NOT_STORED');
  if (action !== 'get_campaign_status' && action !== 'get_snapshots') throw refuse('ACTION_UNKNOWN');
  if (action === 'get_campaign_status') {
    if (fields.size > 1) throw refuse('BAD_ARGUMENTS');
    return found(await fetchRawAnswer(desk.db, action));
  }
  const season = fields.get('season') ?? '';
  if (fields.size > 2 || !/^[1-9]\d{0,5}$/.test(season)) throw refuse('BAD_ARGUMENTS');
  return found(
    await fetchOrAsk(desk, Number(season), async () => fetchRawAnswer(desk.db, action, Number(season))),
  );
}

function found(body: Uint8Array | null): Uint8Array {
  if (body === null) throw refuse('NOT_STORED');
  return body;
}
