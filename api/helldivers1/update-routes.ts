import { z } from 'zod';
import { withoutStop } from '../../core/without-stop.ts';
import type { Routes } from '../game-api.ts';
import { good, successSchema } from './envelope.ts';
import { refuse } from './errors.ts';
import type { WarDesk } from './war-desk.ts';

const STEP = z
  .object({
    ms: z.int().meta({ description: 'How long it took' }),
    season: z.int(),
    // Whether the war is confirmed after this step.
    confirmed: z.boolean(),
  })
  .meta({ id: 'Helldivers1UpdateStep' });

/** The route that polls the upstream at once. Requests that arrive during an update wait for it. */
export function updateRoutes({ update }: WarDesk): Routes {
  return (app, { identify }) => {
    app.get(
      '/update',
      {
        // The key may also stand in the query, so the route checks it.
        config: { access: 'open' },
        // Each request asks upstream, so one that wants no body is not taken for one.
        exposeHeadRoute: false,
        schema: {
          summary: 'Get the status of the running war and its archive now',
          tags: ['Helldivers 1'],
          querystring: z.object({
            key: z
              .string()
              .optional()
              .meta({ description: 'A key with the scope track, where no header can be sent' }),
          }),
          response: { 200: successSchema(z.object({ updated: z.object({ status: STEP, season: STEP }) })) },
        },
      },
      async (request) => {
        const { key } = request.query;
        const hasHeader = request.headers.authorization !== undefined;
        if (!hasHeader && key === undefined) throw refuse('NO_KEY');
        const caller = hasHeader || key === undefined ? request.caller : await identify(key);
        if (caller === null || !caller.scopes.includes('track')) throw refuse('KEY_REFUSED');
        const done = await update();
        if (!done.ok) throw refuse('UPDATE_FAILED', { reason: withoutStop(done.reason) });
        return good({ updated: { status: done.status, season: done.season } });
      },
    );
  };
}
