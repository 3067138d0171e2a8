// Server-sent events: a page learns when something that its visitor sees was imported or decided, by whatever process, and asks
// again for what it shows live.
import type { ServerResponse } from 'node:http';
import type { ApiApp } from '../../api/game-api.ts';
import { fetchMarks, type Marks } from '../answers/fetch-marks.ts';
import { type PageTools, visitorOf } from '../page-tools.ts';

const config = { access: 'page' } as const;
const MOST_READERS = 200;
/** An archive imports many rounds a second. */
const LOOK_MS = 2_000;
/** Proxies end connections over which nothing comes. */
const BEAT_MS = 25_000;

const EVERYBODY = ['operators', 'guests'] as const satisfies readonly (keyof Marks)[];

type Live = { readonly close: () => void };

export function addLiveRoutes(app: ApiApp, tools: Pick<PageTools, 'options' | 'bot'>): Live {
  const { log } = tools.options;
  const readers = new Map<ServerResponse, keyof Marks>();
  const say = (text: string, to: readonly (keyof Marks)[] = EVERYBODY): void => {
    for (const [reader, who] of readers)
      // A reader that does not read is cut off instead of being waited for; one that has gone gets no further event "close".
      if (to.includes(who) && !reader.write(text)) {
        readers.delete(reader);
        reader.destroy();
      }
  };
  const beat = setInterval(() => say(': still here\n\n'), BEAT_MS).unref();
  let known: Marks | undefined;
  let looking: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      const marks = await fetchMarks(tools, known);
      const changed = EVERYBODY.filter((who) => marks[who] !== known?.[who]);
      say('event: imported\ndata: {}\n\n', changed);
      known = marks;
    } catch (err) {
      // The next look finds what came meanwhile.
      log.debug({ err }, 'page.no_look');
    }
    if (readers.size > 0) looking = setTimeout(() => void look(), LOOK_MS).unref();
    else [looking, known] = [undefined, undefined];
  };

  app.get('/page/live', { config, schema: { hide: true } }, async (request, reply) => {
    if (readers.size >= MOST_READERS)
      return reply
        .code(503)
        .header('retry-after', '30')
        .type('text/plain')
        .send('Too many pages are open.\n');
    // The reader is notified of every change from now on.
    known ??= await fetchMarks(tools);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    readers.set(raw, visitorOf(request).isOperator ? 'operators' : 'guests');
    raw.on('close', () => readers.delete(raw));
    looking ??= setTimeout(() => void look(), LOOK_MS).unref();
    return undefined;
  });

  return {
    close: () => {
      clearInterval(beat);
      for (const reader of readers.keys()) reader.end();
      readers.clear();
      clearTimeout(looking);
    },
  };
}
