// Pages that show one answer, made by the server: for links, for people without JavaScript, and for programs that show a
// preview of a link. They never change anything.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiApp } from '../../api/game-api.ts';
import { type Answer, collectAnswer } from '../../bot/framework/collect-answer.ts';
import type { GameBot } from '../../bot/framework/game-bot.ts';
import type { Request } from '../../bot/framework/incoming/incoming.ts';
import { readLine } from '../../bot/framework/read-line.ts';
import { incomingOf, localeOf } from '../answers/answer-asks.ts';
import { renderingFor } from '../answers/renderings.ts';
import { type PageTools, visitorOf } from '../page-tools.ts';
import { buildShell } from '../pages/build-shell.ts';
import { titleOf, wordsOf } from '../pages/words-of.ts';
import { renderMessage } from '../render/render-message.ts';
import { viewerOf } from '../visitors/viewer-of.ts';

const config = { access: 'page' } as const;
const params = z.object({ what: z.string().max(32), id: z.string().max(100) });
const query = z.object({ line: z.string().max(300) });
const DESCRIPTION = 300;

type Asked = Extract<Request, { kind: 'command' }>;

export function addSeeRoutes(app: ApiApp, tools: PageTools): void {
  app.get('/see/:what/:id', { config, schema: { hide: true, params } }, async (request, reply) => {
    const { what, id } = request.params;
    const asked = await findShared(tools, what, id);
    if (asked === null) return sayMissing(reply);
    return show(tools, request, reply, {
      asked,
      title: `/${what} ${id}`,
      picture: `/see/${what}/${encodeURIComponent(id)}/picture.png`,
    });
  });

  app.get(
    '/see/:what/:id/picture.png',
    { config, schema: { hide: true, params } },
    async (request, reply) => {
      const { what, id } = request.params;
      const asked = await findShared(tools, what, id);
      const answer = asked === null ? null : await ask(tools, request, asked);
      const file =
        answer?.isServed === true
          ? answer.message?.files.find(({ name }) => name.endsWith('.png'))
          : undefined;
      if (file === undefined) return sayMissing(reply);
      reply.type('image/png').header('cache-control', 'private, max-age=60');
      return reply.send(Buffer.from(file.bytes));
    },
  );

  app.get('/see', { config, schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { router } = await tools.bot();
    const { line } = request.query;
    const asked = readLine(line, router.registry.commands);
    const command = router.registry.commands.find(({ data }) => data.name === asked?.name);
    // A link of another site may open this address, so it must not be able to change anything.
    if (asked === null || command?.access !== 'everyone' || command.answer !== 'public')
      return sayMissing(reply, 'There is no such command that can be shown without JavaScript. Try /help.');
    return show(tools, request, reply, { asked, title: line, picture: null });
  });
}

/** Answers that have an address of their own, by the name that their game gives them. */
function sharedOf(games: readonly GameBot[]): NonNullable<GameBot['shared']> {
  return games.flatMap(({ shared = [] }) => shared);
}

async function findShared({ bot }: PageTools, what: string, id: string): Promise<Asked | null> {
  const { router } = await bot();
  const shared = sharedOf(router.registry.games).find(({ command }) => command === what);
  if (shared === undefined) return null;
  return { kind: 'command', name: what, path: [], options: { [shared.option]: id } };
}

async function ask({ bot }: PageTools, request: FastifyRequest, asked: Request): Promise<Answer> {
  const visitor = visitorOf(request);
  const viewer = viewerOf(visitor, 'operator', { locale: localeOf(request), playsAs: null, sources: [] });
  const { router } = await bot();
  // Each request counts for itself, so that two links opened at once are not too fast.
  const userId = `${viewer.userId}/${request.id}`;
  return await collectAnswer(router, incomingOf(request.id, { ...viewer, userId }, asked));
}

type Shown = { readonly asked: Asked; readonly title: string; readonly picture: string | null };

async function show(
  tools: PageTools,
  request: FastifyRequest,
  reply: FastifyReply,
  { asked, title, picture }: Shown,
): Promise<FastifyReply> {
  const { shelf, options } = tools;
  const { zone, now = () => new Date() } = options;
  const visitor = visitorOf(request);
  const { isServed, message } = await ask(tools, request, asked);
  if (message === null) return sayMissing(reply, 'This command opens a form, which needs JavaScript.');
  const given = { shelf, visitor, now: now(), zone, locale: localeOf(request) };
  const rendering = renderingFor(given, picture === null ? message.files : []);
  const pieces = renderMessage(
    message.components,
    picture === null ? rendering : { ...rendering, addressOf: () => picture },
  );
  const { router } = await tools.bot();
  const base = options.http.url ?? `${request.protocol}://${request.host}`;
  const hasPicture = picture !== null && message.files.length > 0;
  const html = buildShell({
    visitor,
    answer: { title, request: asked, pieces },
    preview: {
      title: titleOf(pieces) ?? title,
      description: wordsOf(pieces, DESCRIPTION),
      url: `${base}${request.url}`,
      picture: hasPicture ? `${base}${picture}` : null,
    },
    links: linksOf(router.registry.games),
  });
  return sendHtml(reply.code(isServed ? 200 : 404), html);
}

export function linksOf(games: readonly GameBot[]): { href: string; words: string }[] {
  return [
    ...sharedOf(games).flatMap(({ command, latest }) =>
      latest === undefined ? [] : [{ href: `/see/${command}/${latest}`, words: `/${command}` }],
    ),
    { href: '/see?line=%2Fhelp', words: '/help' },
  ];
}

export async function sendHtml(reply: FastifyReply, html: string): Promise<FastifyReply> {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}

async function sayMissing(
  reply: FastifyReply,
  say = 'There is nothing at this address.',
): Promise<FastifyReply> {
  return reply.code(404).type('text/plain; charset=utf-8').send(`${say}\n`);
}
