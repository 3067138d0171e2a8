// Takes rounds that stats.lua or game-stats-web.lua pushes, so that a server with them needs no files.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Delivered } from '../../core/delivery.ts';
import type { ApiApp, Routes } from '../game-api.ts';
import { refuse } from './errors.ts';
import { watchPushes } from './watch-pushes.ts';

const PUSHED = z
  .object({
    code: z.enum(['ROUND_TAKEN', 'ROUND_KNOWN']),
    message: z.string(),
    ids: z.array(z.string()).meta({ description: 'Rounds that it became, as far as it is imported' }),
  })
  .meta({ id: 'Pushed', examples: [{ code: 'ROUND_TAKEN', message: 'Stored.', ids: [] }] });

const unpack = promisify(gunzip);
/** Bodies are unpacked and read one at a time, so that many at once take no more memory than one. */
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;
/** Bytes. Each piece waits for its turn of the event loop, and by default a round has hundreds of them. */
const UNPACKED_AT_ONCE = 1024 * 1024;
/** Further ones are asked to come again, which the scripts' curl does by itself: it waits for ten seconds at most. */
const MOST_WAITING = 8;

export const addPushRoutes: Routes = (app, tools) => {
  const { deliver, limits } = tools;
  void app.register(async (part: ApiApp) => {
    watchPushes(part, tools);
    part.removeAllContentTypeParsers();
    part.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: limits.packedBytes },
      (_request, body, done) => done(null, body),
    );
    part.post(
      '/rounds',
      {
        config: { access: 'push' },
        bodyLimit: limits.packedBytes,
        errorHandler: (error) => {
          throw error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
            ? tooLarge(limits.packedBytes, 'as it comes')
            : error;
        },
        schema: {
          summary: 'Deliver a round as the stats scripts of a game server do',
          description:
            'The body is the JSON of stats.lua 2.x or game-stats-web.lua 1.x, packed with gzip or not.',
          tags: ['ET:Legacy'],
          response: { 200: PUSHED, 202: PUSHED },
        },
      },
      async (request, reply) => {
        const source = sourceOf(request);
        const packed = bodyOf(request);
        const take = async (): Promise<Delivered> => {
          // Nobody waits for the answer, and curl has sent the body again.
          if (request.socket.destroyed) throw refuse('PUSH_BUSY');
          const body = await unpackBody(packed, request.headers['content-encoding'], limits.unpackedBytes);
          return deliver({ game: 'etlegacy', source, body });
        };
        const taken = await inTurn(take);
        const answer = toAnswer(taken, source);
        return reply.code(answer.code === 'ROUND_TAKEN' ? 202 : 200).send(answer);
      },
    );
  });
};

/** A key for pushing is bound to one server, so the body need not say from where it comes. */
function sourceOf({ caller }: FastifyRequest): string {
  const [only, ...others] = caller?.reach.sources ?? [];
  if (only === undefined || others.length > 0) throw refuse('PUSH_KEY_UNBOUND');
  return only;
}

function bodyOf({ body }: FastifyRequest): Uint8Array {
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw refuse('PUSH_NOT_JSON', { reason: 'it is empty' });
  return body;
}

async function unpackBody(
  body: Uint8Array,
  encoding: string | undefined,
  mostBytes: number,
): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') {
    if (body.length > mostBytes) throw tooLarge(mostBytes, 'unpacked');
    return body;
  }
  if (name !== 'gzip' && name !== 'x-gzip') throw refuse('PUSH_ENCODING_UNKNOWN', { encoding: name });
  try {
    return await unpack(body, { maxOutputLength: mostBytes, chunkSize: UNPACKED_AT_ONCE });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    throw isTooLarge
      ? tooLarge(mostBytes, 'unpacked')
      : refuse('PUSH_NOT_JSON', { reason: 'it is not gzip' });
  }
}

function tooLarge(mostBytes: number, how: string): Error {
  return refuse('TOO_LARGE', { reason: `: more than ${mostBytes} bytes ${how}` });
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting >= MOST_WAITING) throw refuse('PUSH_BUSY');
  waiting += 1;
  const own = turn.then(work).finally(() => (waiting -= 1));
  turn = own.catch(() => undefined);
  return own;
}

function toAnswer(taken: Delivered, source: string): z.infer<typeof PUSHED> {
  if (taken.is === 'unknown_source') throw refuse('SERVER_UNKNOWN', { name: source });
  if (taken.is !== 'stored') {
    const { code, reason } = taken;
    if (taken.is === 'rejected') throw refuse('PUSH_NO_ROUND', { reason: `${code}: ${reason}` });
    throw code === 'TOO_LARGE'
      ? refuse(code, { reason: `: ${reason}` })
      : refuse('PUSH_NOT_JSON', { reason });
  }
  return taken.isNew
    ? { code: 'ROUND_TAKEN', message: 'Stored; it is imported within seconds.', ids: [] }
    : { code: 'ROUND_KNOWN', message: 'This round was stored before.', ids: [...taken.ids] };
}
