import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fetchChangeMark } from '../stats/health/fetch-change-mark.ts';
import { fetchLastArrival } from '../stats/health/fetch-last-arrival.ts';
import type { ApiApp, ApiTools } from './game-api.ts';
import { KnownTags } from './known-tags.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What `fetchChangeMark` returned before the answer was computed; null for answers that are not cached. */
    changeMark: string | null;
    /** The same, under way while it is looked up who asks; null where the caller has no answer yet. */
    nextMark: Promise<string> | null;
  }
}

const TAG_LENGTH = 27;

/**
 * Gives each good answer a tag of its content and answers 304 where a client has it already. The tag depends on nothing but
 * the answer, so it reveals no change that the caller may not see. The last payload of the caller's sources is named for
 * people and caches; decisions change answers too, so it alone never makes a 304. To be added before what looks up who asks.
 */
export function addCaching(app: ApiApp, { reads }: Pick<ApiTools, 'reads'>): void {
  const known = new KnownTags(async () => fetchChangeMark(reads));
  app.decorateRequest('changeMark', null);
  app.decorateRequest('nextMark', null);
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.isCached === true && request.headers['if-none-match'] !== undefined) {
      request.nextMark = known.readMark();
      // A request that is refused does not wait for it.
      request.nextMark.catch(() => undefined);
    }
    done();
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.isCached !== true) return undefined;
    request.changeMark = await (request.nextMark ?? known.readMark());
    const answer = known.find(request);
    if (answer === undefined || answer.mark !== request.changeMark || !hasIt(request, answer.headers['etag']))
      return undefined;
    return reply.code(304).headers(answer.headers).send();
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { changeMark: mark } = request;
    if (mark === null || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const etag = `W/"${hash('sha256', payload, 'base64url').slice(0, TAG_LENGTH)}"`;
    const lastAt = await fetchLastArrival(reads, await request.sources());
    const headers = {
      etag,
      'cache-control': 'private, no-cache',
      vary: [reply.getHeader('vary'), 'authorization'].filter((part) => part !== undefined).join(', '),
      ...(lastAt === null ? {} : { 'last-modified': lastAt.toUTCString() }),
    };
    reply.headers(headers);
    known.keep(request, { mark, headers });
    if (!hasIt(request, etag)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  });
}

function hasIt({ headers }: Pick<FastifyRequest, 'headers'>, etag: string | undefined): boolean {
  const tags = headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  return etag !== undefined && (tags.includes(etag) || tags.includes('*'));
}
