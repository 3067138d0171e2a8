import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiApp } from '../../api/game-api.ts';
import type { PageTools } from '../page-tools.ts';
import { findRefusal } from './find-refusal.ts';
import { createVisitor } from './visitor-keys.ts';
import type { Visitor } from './visitor.ts';

const DAYS_30 = 30 * 24 * 3600;

/** Finds or creates the visitor of every request, and refuses requests that do not come from the page. */
export function greetVisitors(app: ApiApp, tools: Pick<PageTools, 'keys' | 'options'>): void {
  const { keys, options } = tools;
  app.decorateRequest('visitor', null);
  app.addHook('onRequest', async (request, reply) => {
    const known = await keys.read(readCookie(request, await keys.cookieName()));
    const visitor = await willBe(request, known, tools);
    const refusal = findRefusal(request, visitor, options.http);
    if (refusal !== null)
      return reply.code(refusal.status).type('text/plain; charset=utf-8').send(`${refusal.say}\n`);
    request.visitor = visitor ?? createVisitor(false);
    if (request.visitor !== known) await setCookie(reply, request.visitor, tools);
    // The key is not kept in the address, where others could read it, nor in a page.
    const address = withoutKey(request.url);
    if (address === request.url || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
    return reply.header('cache-control', 'no-store').redirect(address, 303);
  });
}

/** The visitor of the cookie, or a new one for a request with the operator's link. */
async function willBe(
  request: FastifyRequest,
  known: Visitor | null,
  { keys }: Pick<PageTools, 'keys'>,
): Promise<Visitor | null> {
  const key = keyOf(request);
  return key !== null && (await keys.isLinkKey(key)) ? createVisitor(true) : known;
}

/** The key in the address of a request; null where there is none. */
function keyOf({ url }: Pick<FastifyRequest, 'url'>): string | null {
  return new URL(url, 'http://localhost').searchParams.get('key');
}

/** The same address without a key. */
function withoutKey(url: string): string {
  const at = url.indexOf('?');
  const given = new URLSearchParams(at < 0 ? '' : url.slice(at));
  if (!given.has('key')) return url;
  const path = url.slice(0, at);
  given.delete('key');
  return given.size === 0 ? path : `${path}?${given.toString()}`;
}

async function setCookie(
  reply: FastifyReply,
  visitor: Visitor,
  { keys, options }: Pick<PageTools, 'keys' | 'options'>,
): Promise<void> {
  const secure = options.http.url?.startsWith('https:') === true ? '; Secure' : '';
  const value = await keys.write(visitor);
  reply.header(
    'set-cookie',
    `${await keys.cookieName()}=${value}; Path=/; Max-Age=${DAYS_30}; HttpOnly; SameSite=Strict${secure}`,
  );
}

function readCookie({ headers }: FastifyRequest, name: string): string {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
