// Polls a war simulated by a replay server, through the collector's own queue, retries, inbox and importer.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { pollHost } from '../../../importer/collect/http/poll-host.ts';
import { createHelldivers2Importer } from '../../../importer/helldivers2/helldivers2-importer.ts';
import type { Kind } from '../../../importer/helldivers2/kinds.ts';
import { storeAnswer, storeFailure } from '../../../importer/helldivers2/upstreams/store-answer.ts';
import { fetchAsk } from '../../../importer/helldivers2/upstreams/fetch-ask.ts';
import { openUpstream } from '../../../importer/helldivers2/upstreams/upstream.ts';
import { readUpstreamSettings } from '../../../importer/helldivers2/upstreams/upstream-settings.ts';
import { playWar } from '../../../simulator/helldivers2/play-war.ts';
import {
  infoAnswer,
  newsAnswer,
  ordersAnswer,
  statusAnswer,
} from '../../../simulator/helldivers2/war-answers.ts';
import { quietLog } from '../quiet-log.ts';
import { type Fault, type PlayedBody, startReplayServer } from './replay-server.ts';

const START = 1_770_000_000;
const KINDS = ['status', 'info', 'news', 'orders'] as const satisfies readonly Kind[];

/** A war with one status per minute. */
function record(minutes: number): Record<(typeof KINDS)[number], PlayedBody[]> {
  const war = playWar({ seed: 5, startAt: START });
  const found: Record<(typeof KINDS)[number], PlayedBody[]> = { status: [], info: [], news: [], orders: [] };
  for (let minute = 0; minute < minutes; minute += 1) {
    const unix = START + minute * 60;
    war.playUntil(unix);
    const at = new Date(unix * 1000);
    found.status.push({ at, body: structuredClone(statusAnswer(war.state)) });
    if (minute % 10 !== 0) continue;
    found.info.push({ at, body: structuredClone(infoAnswer(war.state)) });
    found.news.push({ at, body: structuredClone(newsAnswer(war.state)) });
    found.orders.push({ at, body: structuredClone(ordersAnswer(war.state)) });
  }
  return found;
}

/** Closed connections, delays, errors, and a burst of 429 at the start of every 250 requests. */
function faultOf(nth: number): Fault | null {
  if (nth % 250 < 3) return { kind: 'status', status: 429, headers: { 'retry-after': '1' } };
  if (nth % 97 === 0) return { kind: 'cut' };
  if (nth % 61 === 0) return { kind: 'delay', ms: 30 };
  if (nth % 43 === 0)
    return { kind: 'status', status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' };
  return null;
}

type Replay = {
  readonly polls: number;
  readonly gapMs: number;
  /** Called after every tenth of the polls. */
  readonly onTenth?: () => void;
};

export async function pollReplay(db: Kysely<DB>, { polls, gapMs, onTenth }: Replay) {
  const server = await startReplayServer({ series: record(polls), gapMs, faultOf });
  const env = { HD2_UPSTREAM: 'community', HD2_URL: server.url.href, HD2_CONTACT: 'tests' };
  const upstream = openUpstream(readUpstreamSettings(env));
  const importer = (await createHelldivers2Importer(env).openSource(db, 'community'))!;
  const stop = new AbortController();
  const rejected: string[] = [];
  let tenths = 0;
  const endpoints = KINDS.map((kind) => ({
    name: `${upstream.host.name}/${kind}`,
    everyMs: kind === 'status' ? 1 : 200,
    request: async () => {
      if (server.seen.length >= polls) stop.abort();
      if (server.seen.length >= ((tenths + 1) * polls) / 10) {
        tenths += 1;
        onTenth?.();
      }
      const url = upstream.address(kind, { ...(await fetchAsk(db)), planet: 0 });
      return url === null ? null : { url };
    },
  }));
  const asked = (name: string) => {
    const kind = KINDS.find((one) => name.endsWith(`/${one}`))!;
    return { importer, kind, subject: '-' };
  };
  await pollHost({ ...upstream.host, gapMs }, endpoints, {
    db,
    log: quietLog().log,
    signal: stop.signal,
    retryMs: 1,
    receive: {
      answer: async ({ name }, answer) => {
        const why = await storeAnswer(db, asked(name), answer);
        if (why !== null) rejected.push(why);
        return why;
      },
      failure: async ({ name }, failure) => storeFailure(db, asked(name), failure),
    },
  });
  await server.close();
  return { server, rejected };
}
