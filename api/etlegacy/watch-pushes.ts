// Refused pushes are lost rounds, and the script on the game server shows nobody the answer: an alarm names them.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { ApiApp, ApiTools } from '../game-api.ts';
import { PUBLIC_TOKEN } from './public-token.ts';

const MOST_ADDRESSES = 100;
const PAUSE_MS = 60_000;

/** Keeps an alarm for every address whose pushes are refused for their key, until one of them is accepted. */
export function watchPushes(app: ApiApp, { alarms, sourceAt, log }: ApiTools): void {
  const noted = new LRUCache<string, true>({ max: MOST_ADDRESSES, ttl: PAUSE_MS });
  app.addHook('onResponse', async (request, reply) => {
    const address = request.ip.replace(/^::ffff:/, '');
    const about = `push/${address}`;
    const what = explainRefusal(request, reply);
    try {
      if (what === null) {
        noted.delete(about);
        if (request.caller !== null) await alarms.end(about);
      } else if (!noted.has(about)) {
        noted.set(about, true);
        await alarms.open(
          about,
          sayRefusal(address, what, request.caller?.reach.sources[0] ?? sourceAt(address)),
        );
      }
    } catch (err) {
      log.warn({ err }, 'push.no_alarm');
    }
  });
}

/** Why rounds of that key are refused; null where the key is not the reason. */
function explainRefusal({ caller, headers }: FastifyRequest, { statusCode }: FastifyReply): string | null {
  if (statusCode === 401) {
    const { authorization } = headers;
    if (authorization === undefined) return 'without a key';
    return authorization.endsWith(` ${PUBLIC_TOKEN}`)
      ? "with the scripts' public default token"
      : 'with a key that is not known here or has ended';
  }
  if (statusCode !== 403 && statusCode !== 404) return null;
  const key = `with the key "${caller?.name ?? ''}"`;
  if (caller?.scopes.includes('push') !== true) return `${key}, which lacks the scope "push"`;
  return statusCode === 404
    ? `${key} of a server that no longer exists`
    : `${key}, which is not bound to one game server`;
}

function sayRefusal(address: string, what: string, source: string | null): string {
  const who = source === null ? `A game server at ${address}` : `Game server "${source}" (at ${address})`;
  return [
    `${who} pushes rounds ${what}, since {since}: none of them is stored.`,
    `Make a key with "npm run debrief -- api key add NAME --scope push --server ${source ?? 'KEY'}", set STATS_API_TOKEN on that machine to it, and try it there with "npm run debrief -- push test".`,
    'Rounds that it dumped meanwhile (STATS_API_DUMPJSON) can be imported.',
  ].join(' ');
}
