// What the page asks while it is used: commands, presses, forms, suggestions, files.
import { PassThrough } from 'node:stream';
import type { ApiApp } from '../../api/game-api.ts';
import type { Choice } from '../../bot/framework/responder.ts';
import { findViewer, incomingOf, localeOf, readAsk } from '../answers/answer-asks.ts';
import { askBody, asking, completeBody } from '../answers/ask-schema.ts';
import { listCommands, listMenus } from '../answers/list-commands.ts';
import type { PageEvent } from '../answers/page-event.ts';
import { createPageResponder } from '../answers/page-responder.ts';
import { renderingFor } from '../answers/renderings.ts';
import { type PageTools, visitorOf } from '../page-tools.ts';

const config = { access: 'page' } as const;
/** An answer whose reader went away is of no use to anybody. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024;
const BEAT_MS = 20_000;

export function addAskRoutes(app: ApiApp, tools: PageTools): void {
  const { options, shelf, bot } = tools;
  const { zone, now = () => new Date() } = options;

  app.post('/page/commands', { config, schema: { hide: true, body: asking } }, async (request) => {
    const { router } = await bot();
    const visitor = visitorOf(request);
    const isAdmin = visitor.isOperator && request.body.role === 'operator';
    return {
      commands: listCommands(router.registry.commands, isAdmin),
      menus: listMenus(router.registry.commands),
      live: liveNames(router.registry.games),
    };
  });

  app.post('/page/ask', { config, schema: { hide: true, body: askBody } }, async (request, reply) => {
    const found = await bot();
    const visitor = visitorOf(request);
    const locale = localeOf(request);
    const asked = readAsk(request.body, { router: found.router, visitor, shelf });
    const viewer = await findViewer(found, visitor, request.body.as, locale);
    const stream = new PassThrough();
    const send = (event: PageEvent): void => {
      if (stream.writableLength < MOST_WAITING_BYTES) stream.write(`${JSON.stringify(event)}\n`);
    };
    const responder = createPageResponder({
      renderingOf: ({ files }) => renderingFor({ shelf, visitor, now: now(), zone, locale }, files),
      send,
      shown: request.body.shown,
    });
    // An import takes minutes, and a connection over which nothing comes is cut off.
    const beat = setInterval(() => stream.write('\n'), BEAT_MS);
    // The router never throws.
    void found.router
      .handle(
        {
          ...incomingOf(`${visitor.id}/${request.body.message}`, viewer, asked),
          isRefresh: request.body.shown !== undefined,
        },
        responder,
      )
      .finally(() => {
        clearInterval(beat);
        stream.end();
      });
    return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(stream);
  });

  app.post('/page/complete', { config, schema: { hide: true, body: completeBody } }, async (request) => {
    const found = await bot();
    const { as, name, path, options: given, focused } = request.body;
    const viewer = await findViewer(found, visitorOf(request), as, localeOf(request));
    let choices: readonly Choice[] = [];
    const nothing = async (): Promise<void> => undefined;
    await found.router.handle(
      incomingOf(request.id, viewer, { kind: 'complete', name, path, options: given, focused }),
      {
        choices: async (offered) => {
          choices = offered;
        },
        defer: nothing,
        deferUpdate: nothing,
        edit: nothing,
        retract: nothing,
        followUp: nothing,
        modal: nothing,
      },
    );
    return { choices };
  });
}

/** Names of commands and views whose open answers are asked again when something was imported. */
function liveNames(games: readonly { readonly live?: readonly string[] }[]): string[] {
  return games.flatMap(({ live = [] }) => live);
}
