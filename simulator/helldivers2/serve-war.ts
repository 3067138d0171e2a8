// An upstream on loopback that plays a made-up war: for a try-out without a key or the internet.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { playWar } from './play-war.ts';
import {
  campaignAnswer,
  infoAnswer,
  newsAnswer,
  ordersAnswer,
  planetsAnswer,
  statusAnswer,
} from './war-answers.ts';
import type { WarState } from './war-state.ts';

export type ServedWar = { readonly url: URL; readonly close: () => Promise<void> };

type Options = {
  readonly seed: number;
  /** 0: any free one. */
  readonly port: number;
  /** How long the war has been going on when it is first asked about, at least; it began at midnight UTC. */
  readonly hoursBefore: number;
};

const DAY_S = 86_400;

/**
 * Answers like all three upstreams, by their paths. The war goes on in real time; one of the same seed that is served
 * again on the same day is the same war.
 */
export async function serveWar({ seed, port, hoursBefore }: Options): Promise<ServedWar> {
  const now = (): number => Math.floor(Date.now() / 1000);
  const begun = now() - hoursBefore * 3600;
  const war = playWar({ seed, startAt: begun - (begun % DAY_S) });
  const server = createServer((request, response) => {
    war.playUntil(now());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = request.method === 'GET' ? answer(war.state, url) : null;
    const headers = { 'content-type': 'application/json', date: new Date(war.state.at * 1000).toUTCString() };
    if (body === null) response.writeHead(404, headers).end('{"errors":{"detail":"Not Found"}}');
    else response.writeHead(200, headers).end(JSON.stringify(body));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return {
    url: new URL(`http://127.0.0.1:${address.port}/`),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(state: WarState, { pathname, searchParams }: URL): unknown {
  if (/\/war\/status$|\/Status$/.test(pathname)) return statusAnswer(state);
  if (/\/war\/info$|\/WarInfo$/.test(pathname)) return infoAnswer(state);
  if (pathname.endsWith('/api/v1/planets')) return planetsAnswer(state);
  if (/\/war\/news$|\/NewsFeed\/\d+$/.test(pathname))
    return newsAnswer(state, Number(searchParams.get('from') ?? searchParams.get('fromTimestamp') ?? 0));
  if (/\/major-orders$|\/Assignment\/War\/\d+$/.test(pathname)) return ordersAnswer(state);
  if (pathname.endsWith('/war/campaign')) return campaignAnswer(state);
  // It keeps no past.
  return /\/war\/history\/\d+$/.test(pathname) ? [] : null;
}
