// Requests everything, or some entities, from the upstream once. Each entity has its own transaction: if one fails, the
// others continue.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchAnswer } from '../../collect/http/fetch-answer.ts';
import { HostQueue } from '../../collect/http/host-queue.ts';
import { rejectAnswer } from '../../collect/http/reject-answer.ts';
import { storeEndpoint } from '../../collect/http/store-endpoint.ts';
import type { SourceImporter } from '../../game-importer.ts';
import type { Kind } from '../kinds.ts';
import { storeAnswer, storeFailure } from './store-answer.ts';
import { fetchAsk, fetchHistoryPlanets } from './fetch-ask.ts';
import type { Upstream } from './upstream.ts';

/** What can be updated, in the order of references. */
export const ENTITIES = {
  planets: 'planets',
  campaigns: 'campaign',
  'war-info': 'info',
  'war-status': 'status',
  news: 'news',
  'major-orders': 'orders',
  'planet-history': 'history',
} as const satisfies Record<string, Kind>;

export type Entity = keyof typeof ENTITIES;

export type EntityResult = {
  readonly entity: Entity;
  /** skipped: this upstream does not have it. */
  readonly result: 'updated' | 'unchanged' | 'skipped' | 'failed';
  /** Number of stored answers. */
  readonly answers: number;
  readonly seconds: number;
  /** Why it failed; null if it succeeded. */
  readonly reason: string | null;
};

type Update = {
  readonly db: Kysely<DB>;
  readonly upstream: Upstream;
  readonly importer: SourceImporter;
  readonly entities: readonly Entity[];
  readonly signal: AbortSignal;
  readonly retryMs?: number;
  readonly onResult?: (result: EntityResult) => void;
};

export async function updateWar({ entities, onResult, ...update }: Update): Promise<EntityResult[]> {
  const queue = new HostQueue(update.upstream.host.gapMs);
  const results: EntityResult[] = [];
  for (const entity of entities) {
    const start = performance.now();
    const outcome = await updateEntity({ ...update, queue }, entity);
    const result = { entity, ...outcome, seconds: Math.round((performance.now() - start) / 100) / 10 };
    results.push(result);
    onResult?.(result);
  }
  return results;
}

type Work = Omit<Update, 'entities' | 'onResult'> & { readonly queue: HostQueue };
type Outcome = Omit<EntityResult, 'entity' | 'seconds'>;

/** All planets with a campaign, whenever their history was asked for. */
const NOTHING_ASKED = { since: new Date(0), until: new Date(0) } as const;

async function updateEntity(work: Work, entity: Entity): Promise<Outcome> {
  const kind = ENTITIES[entity];
  const planets = kind === 'history' ? await fetchHistoryPlanets(work.db, NOTHING_ASKED) : [0];
  const outcomes: Outcome[] = [];
  for (const planet of planets) outcomes.push(await updateKind(work, kind, planet));
  const answers = outcomes.reduce((sum, outcome) => sum + outcome.answers, 0);
  const bad = outcomes.find(({ result }) => result === 'failed');
  if (bad !== undefined) return { ...bad, answers };
  const [first] = outcomes;
  // Without a campaign there is no history to request.
  if (first === undefined) return { result: 'unchanged', answers: 0, reason: null };
  return { ...(outcomes.find(({ result }) => result === 'updated') ?? first), answers };
}

async function updateKind(work: Work, kind: Kind, planet: number): Promise<Outcome> {
  const { db, upstream, importer, signal, queue, retryMs } = work;
  const url = upstream.address(kind, { ...(await fetchAsk(db)), planet });
  if (url === null) return { result: 'skipped', answers: 0, reason: null };
  const endpoint = { name: `${upstream.host.name}/${kind}`, everyMs: 0, request: () => ({ url }) };
  const asked = { importer, kind, subject: kind === 'history' ? String(planet) : '-' };
  const options = { queue, signal, ...(retryMs === undefined ? {} : { retryMs }) };
  const outcome = await fetchAnswer(upstream.host, endpoint, { url }, options);
  if (outcome.kind !== 'answer') await storeEndpoint(db, endpoint, outcome);
  if (outcome.kind === 'unchanged') return { result: 'unchanged', answers: 0, reason: null };
  if (outcome.kind === 'failed') {
    await storeFailure(db, asked, outcome);
    return { result: 'failed', answers: 0, reason: outcome.reason };
  }
  const rejected = await storeAnswer(db, asked, outcome.answer);
  await storeEndpoint(db, endpoint, rejected === null ? outcome : rejectAnswer(rejected));
  return rejected === null
    ? { result: 'updated', answers: 1, reason: null }
    : { result: 'failed', answers: 0, reason: rejected };
}
