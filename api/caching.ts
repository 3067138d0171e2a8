import { hash } from 'node:crypto';
import type { ApiApp } from './game-api.ts';

const TAG_LENGTH = 27;

/**
 * Gives each good answer a tag of its content and answers 304 where a client has it already. The tag depends on nothing but
 * the answer, so it reveals no change that the caller may not see.
 */
export function addCaching(app: ApiApp): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { isCached } = request.routeOptions.config;
    if (isCached !== true || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const tag = `W/"${hash('sha256', payload, 'base64url').slice(0, TAG_LENGTH)}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'authorization');
    const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
    if (!known.includes(tag) && !known.includes('*')) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  });
}
