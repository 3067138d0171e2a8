import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameImporter, PayloadKind, Retention, SourceImporter } from '../game-importer.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import { refuseFromFuture } from '../inbox/refuse-future.ts';
import { importPayloads, type WarPayload } from './import-payloads.ts';
import { isKind, KINDS, type Kind } from './kinds.ts';
import { dropSample } from './drop-sample.ts';
import { SAMPLE } from './sample-source.ts';
import { replayWar } from './replay-war.ts';
import { storeOutcomes } from './store-outcomes.ts';
import { openUpstreamCollector } from './upstreams/upstream-collector.ts';
import { readUpstreamSettings, UPSTREAMS, upstreamSettings } from './upstreams/upstream-settings.ts';

export const GAME = 'helldivers2';

const QUARTER_S = 900;
const WEEK_S = 7 * 86_400;
const BY_CONTENT: Retention = { keepEveryS: null };
const ONE_WEEK: Retention = { keepEveryS: QUARTER_S, keepForS: WEEK_S };

/** Of each kind the newest answer and these are kept; the content of the others is in the tables. */
const RETENTION: Readonly<Record<Kind, Retention>> = {
  status: { ...ONE_WEEK, fetchPinned: fetchLastStatuses },
  campaign: ONE_WEEK,
  orders: ONE_WEEK,
  news: BY_CONTENT,
  info: BY_CONTENT,
  planets: BY_CONTENT,
  history: ONE_WEEK,
};

/** Helldivers 2: answers of an upstream about the war. */
export function createHelldivers2Importer(env: Readonly<Record<string, string | undefined>>): GameImporter {
  const [first, ...others] = KINDS.map(toPayloadKind);
  if (first === undefined) throw new Error('A game has at least one kind of payload.');
  return {
    game: GAME,
    kinds: [first, ...others],
    configuredSources: () => [readUpstreamSettings(env).upstream],
    acceptedSources: UPSTREAMS,
    madeUpSource: SAMPLE,
    knownSources: fetchSources,
    prepareSource: async (db, _config, source) => {
      if (source !== SAMPLE) await dropSample(db);
      return openSource(source);
    },
    openSource: async (_db, source) => openSource(source),
    replay: async (db, source, onProgress) => replayWar(db, openSource(source), onProgress),
    settings: upstreamSettings,
    collectors: (tools) => [openUpstreamCollector(tools, openSource)],
  };
}

function toPayloadKind(kind: Kind): PayloadKind {
  return {
    name: kind,
    contentType: 'application/json',
    extensions: ['.json', '.jsonl', '.jsonl.gz'],
    snapshot: RETENTION[kind],
    refuse: refuseFromFuture,
  };
}

/** The last status of each war is kept forever. */
async function fetchLastStatuses(db: Kysely<DB>): Promise<number[]> {
  const { rows } = await sql<{ payload_id: number }>`
    select distinct on (war_id) payload_id from helldivers2.clock order by war_id, observed_at desc`.execute(
    db,
  );
  return rows.map((row) => row.payload_id);
}

async function fetchSources(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    select distinct source from core.payloads where game = ${GAME} order by source`.execute(db);
  return rows.map(({ source }) => source);
}

function openSource(source: string): SourceImporter {
  return {
    game: GAME,
    source,
    growing: [],
    importBatch: async (trx, payloads) => {
      const outcomes = await importPayloads(
        trx,
        payloads.map((payload) => toWarPayload(payload, source)),
      );
      await storeOutcomes(trx, outcomes);
      return outcomes.map(({ id }) => id);
    },
  };
}

function toWarPayload({ id, kind, observedAt, hash, readBody }: ClaimedPayload, source: string): WarPayload {
  if (!isKind(kind)) throw new Error(`The inbox has a payload of ${GAME} of the unknown kind "${kind}".`);
  if (observedAt === null) throw new Error(`Payload ${id} of ${GAME} does not say when it was made.`);
  return { id, kind, source, observedAt, hash, readBody };
}
