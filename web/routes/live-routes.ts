// Server-sent events: a page learns when something was imported, and asks again for what it shows live.
import type { ServerResponse } from 'node:http';
import type { ApiApp } from '../../api/game-api.ts';

const config = { access: 'page' } as const;
const MOST_READERS = 200;
/** An archive imports many rounds a second. */
const PAUSE_MS = 2_000;
/** Proxies end connections over which nothing comes. */
const BEAT_MS = 25_000;

export type Live = {
  /** Tells all open pages that something was imported, at most every two seconds. */
  readonly changed: () => void;
  readonly close: () => void;
};

export function addLiveRoutes(app: ApiApp): Live {
  const readers = new Set<ServerResponse>();
  let pause: NodeJS.Timeout | undefined;
  const say = (text: string): void => {
    // A reader that does not read is cut off instead of being waited for.
    for (const reader of readers) if (!reader.write(text)) reader.destroy();
  };
  const beat = setInterval(() => say(': still here\n\n'), BEAT_MS).unref();

  app.get('/page/live', { config, schema: { hide: true } }, async (_request, reply) => {
    if (readers.size >= MOST_READERS)
      return reply
        .code(503)
        .header('retry-after', '30')
        .type('text/plain')
        .send('Too many pages are open.\n');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    readers.add(raw);
    raw.on('close', () => readers.delete(raw));
    return undefined;
  });

  return {
    changed: () => {
      pause ??= setTimeout(() => {
        pause = undefined;
        say('event: imported\ndata: {}\n\n');
      }, PAUSE_MS).unref();
    },
    close: () => {
      clearInterval(beat);
      clearTimeout(pause);
      for (const reader of readers) reader.end();
      readers.clear();
    },
  };
}
