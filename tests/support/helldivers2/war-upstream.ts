import type { ServerResponse } from 'node:http';
import { type AnswerServer, type Seen, startAnswerServer } from '../servers/answer-server.ts';

export type WarBodies = {
  readonly status?: unknown;
  readonly info?: unknown;
  readonly news?: unknown;
  readonly orders?: unknown;
  readonly planets?: unknown;
  readonly campaign?: unknown;
  readonly history?: unknown;
};

export type WarUpstream = AnswerServer & {
  /** The answers to later requests. */
  readonly play: (bodies: WarBodies, at: Date) => void;
  /** A fault that replaces the answers; null ends it. */
  readonly break: (fault: ((seen: Seen, response: ServerResponse) => void) | null) => void;
  /** Requests rejected because of a missing header. */
  readonly refused: () => number;
};

const PATHS: readonly (readonly [keyof WarBodies, RegExp])[] = [
  ['status', /\/war\/status$|\/Status$/],
  ['info', /\/war\/info$|\/WarInfo$/],
  ['news', /\/war\/news\?from=\d+$|\/NewsFeed\/\d+\?maxEntries=1024&fromTimestamp=\d+$/],
  ['orders', /\/major-orders$|\/v2\/Assignment\/War\/\d+$/],
  ['planets', /\/api\/v1\/planets$/],
  ['campaign', /\/war\/campaign$/],
  ['history', /\/war\/history\/\d+\?timeframe=day$/],
];

/**
 * An upstream of the war on loopback: all three in one, by their paths. Like the community API it rejects requests that do not
 * identify the client, and it rejects requests without a language.
 */
export async function startWarUpstream(): Promise<WarUpstream> {
  let bodies: WarBodies = {};
  let now = new Date();
  let fault: ((seen: Seen, response: ServerResponse) => void) | null = null;
  let refused = 0;
  const server = await startAnswerServer((seen, response) => {
    const isCommunity = seen.path.startsWith('/raw/');
    const isWelcome =
      seen.headers['accept-language'] !== undefined &&
      (!isCommunity || Boolean(seen.headers['x-super-client'] && seen.headers['x-super-contact']));
    if (!isWelcome) {
      refused += 1;
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"message":"headers are required"}');
      return;
    }
    if (fault !== null) {
      fault(seen, response);
      return;
    }
    const kind = PATHS.find(([, pattern]) => pattern.test(seen.path))?.[0];
    const body = kind === undefined ? undefined : bodies[kind];
    if (body === undefined) {
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"errors":{"detail":"Not Found"}}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', date: now.toUTCString() });
    response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  return {
    ...server,
    play: (next, at) => {
      bodies = next;
      now = at;
    },
    break: (next) => {
      fault = next;
    },
    refused: () => refused,
  };
}
