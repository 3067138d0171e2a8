// Follows the war while the program runs. Of all processes on one database one polls; the others wait for its lock.
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpEndpoint } from '../../collect/http/http-source.ts';
import { pollAlone } from '../../collect/http/poll-alone.ts';
import { pollHost } from '../../collect/http/poll-host.ts';
import type { Collector, CollectorTools, SourceImporter } from '../../game-importer.ts';
import { drainInbox } from '../../inbox/drain-inbox.ts';
import type { Kind } from '../kinds.ts';
import { dropSample } from '../drop-sample.ts';
import { storeAnswer, storeFailure } from './store-answer.ts';
import { fetchAsk } from './fetch-ask.ts';
import { DueFinder } from './find-due.ts';
import { openUpstream, type Upstream } from './upstream.ts';
import { readUpstreamSettings } from './upstream-settings.ts';
import { WAR_LOCK } from '../war-lock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The other requests need the number and the clock of the war; without a status they go on after this time. */
const FIRST_STATUS_MS = 20_000;

/** How often each kind is polled; info and history only when due. */
const EVERY_MS: Readonly<Record<Kind, number>> = {
  status: MINUTE_MS,
  campaign: 5 * MINUTE_MS,
  orders: 2 * MINUTE_MS,
  news: 5 * MINUTE_MS,
  info: MINUTE_MS,
  history: MINUTE_MS,
  planets: 24 * HOUR_MS,
};

type Tools = Pick<CollectorTools, 'db' | 'log' | 'env' | 'onImported' | 'onSeen'>;

export function openUpstreamCollector(tools: Tools, open: (source: string) => SourceImporter): Collector {
  const { db, log, env } = tools;
  const settings = readUpstreamSettings(env);
  const importer = open(settings.upstream);
  const upstream = openUpstream(settings);
  return {
    source: settings.upstream,
    catchUp: async () => {
      await drainInbox(db, importer);
    },
    watch: async (signal) => {
      const pollNow = async (until: AbortSignal) => poll(tools, { upstream, importer, signal: until });
      await pollAlone(WAR_LOCK, pollNow, { db, log, signal });
    },
  };
}

type Polling = {
  readonly upstream: Upstream;
  readonly importer: SourceImporter;
  readonly signal: AbortSignal;
};

async function poll(tools: Tools, { upstream, importer, signal }: Polling): Promise<void> {
  const { db, log } = tools;
  await dropSample(db);
  const due = new DueFinder();
  const asked = new Map<string, { kind: Kind; subject: string }>();
  const firstStatus = Promise.withResolvers<void>();
  const longest = sleep(FIRST_STATUS_MS, undefined, { signal }).catch(() => undefined);
  const begun = Promise.race([firstStatus.promise, longest]);
  const endpoints = KINDS_BY_NEED.flatMap((kind) => {
    if (upstream.address(kind, { war: 0, newsFrom: 0, planet: 0 }) === null) return [];
    const name = `${upstream.host.name}/${kind}`;
    const request = async () => {
      if (kind !== 'status') await begun;
      const planet = await due.find(db, kind);
      if (planet === null) return null;
      asked.set(name, { kind, subject: kind === 'history' ? String(planet) : '-' });
      const url = upstream.address(kind, { ...(await fetchAsk(db)), planet });
      return url === null ? null : { url };
    };
    return [{ name, everyMs: EVERY_MS[kind], request }];
  });
  const find = ({ name }: HttpEndpoint) => {
    const about = asked.get(name);
    if (about === undefined) throw new Error(`${name} answered without being asked.`);
    return { importer, ...about };
  };
  await pollHost(upstream.host, endpoints, {
    db,
    log,
    signal,
    receive: {
      answer: async (endpoint, answer) => {
        const rejected = await storeAnswer(db, find(endpoint), answer);
        firstStatus.resolve();
        if (rejected === null) tools.onSeen(upstream.host.name);
        await tools.onImported(importer.source, new Set());
        return rejected;
      },
      failure: async (endpoint, failure) => {
        firstStatus.resolve();
        await storeFailure(db, find(endpoint), failure);
      },
    },
  });
}

const KINDS_BY_NEED: readonly Kind[] = ['status', 'info', 'planets', 'orders', 'news', 'campaign', 'history'];
