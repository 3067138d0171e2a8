import { hash } from 'node:crypto';
import { fetchLastArrival } from '../stats/health/fetch-last-arrival.ts';
import type { ApiApp, ApiTools } from './game-api.ts';

const TAG_LENGTH = 27;

/**
 * Gives each good answer a tag of its content and answers 304 where a client has it already. The tag depends on nothing but
 * the answer, so it reveals no change that the caller may not see. The last payload of the caller's sources is named for
 * people and caches; decisions change answers too, so it alone never makes a 304.
 */
export function addCaching(app: ApiApp, { reads }: Pick<ApiTools, 'reads'>): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { isCached } = request.routeOptions.config;
    if (isCached !== true || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const lastAt = await fetchLastArrival(reads, await request.sources());
    if (lastAt !== null) reply.header('last-modified', lastAt.toUTCString());
    const tag = `W/"${hash('sha256', payload, 'base64url').slice(0, TAG_LENGTH)}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'authorization');
    const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
    if (!known.includes(tag) && !known.includes('*')) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  });
}
