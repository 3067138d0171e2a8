import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameImporter, PayloadKind, SourceImporter } from '../game-importer.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import { importPayloads, type WarPayload } from './import-payloads.ts';
import { isKind, KINDS, type Kind } from './kinds.ts';
import { replayWar } from './replay-war.ts';
import { storeOutcomes } from './store-outcomes.ts';
import { openUpstreamCollector } from './upstream-collector.ts';
import { readUpstreamSettings, upstreamSettings } from './upstreams/upstream-settings.ts';

export const GAME = 'helldivers2';

/** Of each kind the newest answer is kept, and one of so many seconds; what they said is in the tables. */
const KEEP_EVERY_S = {
  status: 900,
  campaign: 900,
  orders: 900,
  news: 3600,
  info: 86_400,
  planets: 86_400,
  history: 3600,
} as const satisfies Record<Kind, number>;

/** Helldivers 2: answers of an upstream about the war. */
export function createHelldivers2Importer(env: Readonly<Record<string, string | undefined>>): GameImporter {
  const [first, ...others] = KINDS.map(toPayloadKind);
  if (first === undefined) throw new Error('A game has at least one kind of payload.');
  return {
    game: GAME,
    kinds: [first, ...others],
    configuredSources: () => [readUpstreamSettings(env).upstream],
    knownSources: fetchSources,
    prepareSource: async (_db, _config, source) => openSource(source),
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
    snapshot: { keepEveryS: KEEP_EVERY_S[kind] },
  };
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
