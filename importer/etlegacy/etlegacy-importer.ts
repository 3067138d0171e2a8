import type { Config } from '../../core/config.ts';
import { FAILURES } from '../../parsers/etlegacy/document/failures.ts';
import { recogniseName } from '../../parsers/etlegacy/tab/recognise-file.ts';
import type { GameImporter, SourceImporter } from '../game-importer.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { openEtlegacySource } from './etlegacy-source.ts';
import { markStale, markUnread } from './derivation-progress.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { findArchives } from './files/find-archives.ts';
import { findServer } from './find-server.ts';
import { lockServers, moveServer } from './servers/move-server.ts';
import { movePinsOfRenamed } from './servers/move-pins.ts';
import { type ConfiguredServer, prepareServer } from './servers/prepare-server.ts';
import { fetchStale, rederive } from './rederive.ts';
import { findForeignPayload } from './servers/find-foreign-payload.ts';
import { refuseForeignCopies } from './servers/refuse-foreign-copies.ts';
import { refuseForeignFiles } from './servers/refuse-foreign-files.ts';
import { sayZoneChange } from './servers/say-zone-change.ts';
import { reimport } from './reimport.ts';
import { replay } from './replay.ts';
import { chooseRoundFileKind } from './files/round-file-kind.ts';
import { settleSpans } from './settle-spans.ts';
import { takeDelivery } from './files/take-delivery.ts';
import { ServerImporter } from './server-importer.ts';
import { ServerWatch } from './status/server-watch.ts';

/** ET:Legacy: round files of game servers, from folders that may be mirrors of others. */
export function createEtlegacyImporter(env: Readonly<Record<string, string | undefined>> = {}): GameImporter {
  const kind = chooseRoundFileKind(env);
  const memories = new Map<string, DerivationMemory>();
  const open = (server: EtlegacyServer): SourceImporter => {
    const memory = memories.get(server.key) ?? new DerivationMemory();
    memories.set(server.key, memory);
    return openEtlegacySource(server, memory);
  };
  return {
    game: 'etlegacy',
    kinds: [kind],
    configuredSources: ({ servers }) => servers.map(({ key }) => key),
    knownSources: async (db) => {
      const servers = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
      return servers.map(({ key }) => key);
    },
    prepareSource: async (db, config, key, onChange) =>
      open(
        await prepareServer(db, chooseServer(config, key), {
          onZoneChange: (change) => onChange?.(sayZoneChange(change)),
        }),
      ),
    openSource: async (db, key) => {
      const server = await findServer(db, key);
      return server && open(server);
    },
    replay: async (db, key, onProgress) => {
      const server = await findServer(db, key);
      return server === undefined ? 0 : await replay(db, server, { onProgress });
    },
    maintain: settleSpans,
    fetchStale,
    rederive,
    reimport,
    takeDelivery: async (db, body, context) => takeDelivery(db, body, { ...context, kind }),
    sourceTable: { table: 'etlegacy.servers', columns: ['key', 'zone'] },
    moveSource: async (trx, keys) => {
      await lockServers(trx, keys);
      return await moveServer(trx, keys);
    },
    markStale: async (trx) => markStale(trx),
    onRestored: async (db) => {
      await movePinsOfRenamed(db);
      const servers = await db.selectFrom('etlegacy.servers').select(['key', 'zone']).execute();
      for (const server of servers) await markUnread(db, server);
    },
    checkSources: refuseForeignCopies,
    checkFiles: refuseForeignFiles,
    findForeign: findForeignPayload,
    findLeft: findArchives,
    recognise: (name) => {
      const recognised = recogniseName(name);
      return recognised && { reason: recognised.reason, tip: FAILURES[recognised.code].tip };
    },
    explainCode: (code) => {
      const failures: Readonly<Record<string, { readonly say: string; readonly tip: string }>> = FAILURES;
      const failure = failures[code];
      return failure === undefined ? null : `${failure.say} ${failure.tip}`;
    },
    collectors: ({ config, db, log, wake, onImported, onTaken, onLeft, onSeen }) =>
      [config.sample, ...config.servers].flatMap((server) => {
        const { key, address } = server;
        const files = new ServerImporter({
          db,
          server,
          kind,
          log,
          wake: async (trx) => wake(key, trx),
          onSeen: (door) => onSeen(`${door}/${key}`),
          onRounds: async (ids) => onImported(key, ids),
          onFiles: async (names) => onTaken?.(key, names),
          ...(onLeft === undefined ? {} : { onLeft: (say) => onLeft(key, say) }),
        });
        return address === undefined ? [files] : [files, new ServerWatch({ db, log, source: key, address })];
      }),
  };
}

/** A server that is not configured has the default zone. */
function chooseServer({ servers, sample, zone, isZoneSet }: Config, key: string): ConfiguredServer {
  return [...servers, sample].find((server) => server.key === key) ?? { key, zone, isZoneSet };
}
