// Serves recorded bodies in order, with their times, headers and faults, as the community's upstream on loopback. It rejects
// requests without the headers and counts those that are too early, by the clock of the client's process.
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from '../../../importer/helldivers2/kinds.ts';
import { type AnswerServer, startAnswerServer } from '../servers/answer-server.ts';

export type PlayedBody = { readonly at: Date; readonly body: unknown };

/** A fault of one request. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection closes inside the body. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'delay'; readonly ms: number };

export type ReplayServer = AnswerServer & {
  /** Requests without a header that the upstream requires; all were rejected. */
  readonly refused: () => number;
  /** Requests that violated the minimum interval or Retry-After. */
  readonly early: () => number;
};

type Options = {
  /** The answers of each kind, in order; the last one is repeated. */
  readonly series: Readonly<Partial<Record<Kind, readonly PlayedBody[]>>>;
  readonly gapMs: number;
  /** The fault of the nth request; null for none. */
  readonly faultOf?: (nth: number) => Fault | null;
};

const PATHS: readonly (readonly [Kind, RegExp])[] = [
  ['status', /\/Status$/],
  ['info', /\/WarInfo$/],
  ['news', /\/NewsFeed\/\d+\?/],
  ['orders', /\/v2\/Assignment\/War\/\d+$/],
];
const WANTED = ['x-super-client', 'x-super-contact', 'accept-language'] as const;
const JSON_TYPE = { 'content-type': 'application/json' } as const;

export async function startReplayServer({
  series,
  gapMs,
  faultOf = () => null,
}: Options): Promise<ReplayServer> {
  const served = new Map<Kind, number>();
  let [refused, early, nth, allowedAtMs] = [0, 0, 0, 0];

  const findNext = (path: string): PlayedBody | undefined => {
    const kind = PATHS.find(([, pattern]) => pattern.test(path))?.[0];
    const played = kind === undefined ? undefined : series[kind];
    if (kind === undefined || played === undefined) return undefined;
    const turn = served.get(kind) ?? 0;
    served.set(kind, turn + 1);
    return played[Math.min(turn, played.length - 1)];
  };

  const server = await startAnswerServer(async ({ path, headers, atMs }, response) => {
    if (!WANTED.every((name) => headers[name])) {
      refused += 1;
      response.writeHead(400, JSON_TYPE).end('{"message":"headers are required"}');
      return;
    }
    if (atMs < allowedAtMs) early += 1;
    allowedAtMs = atMs + gapMs;
    nth += 1;
    const fault = faultOf(nth);
    if (fault?.kind === 'status') {
      const waitMs = Number(fault.headers?.['retry-after'] ?? 0) * 1000;
      allowedAtMs = Math.max(allowedAtMs, performance.now() + waitMs);
      response.writeHead(fault.status, { ...JSON_TYPE, ...fault.headers }).end(fault.body ?? '');
      return;
    }
    if (fault?.kind === 'delay') await sleep(fault.ms);
    const next = findNext(path);
    if (next === undefined) response.writeHead(404, JSON_TYPE).end('{"errors":{"detail":"Not Found"}}');
    else answer(response, next, fault?.kind === 'cut');
  });
  return { ...server, refused: () => refused, early: () => early };
}

function answer(response: ServerResponse, { at, body }: PlayedBody, isCut: boolean): void {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(200, { ...JSON_TYPE, date: at.toUTCString(), 'content-length': length });
  if (!isCut) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, Math.floor(text.length / 2)));
  response.destroy();
}
