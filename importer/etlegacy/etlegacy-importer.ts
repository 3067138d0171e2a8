import type { Config } from '../../core/config.ts';
import type { GameImporter, SourceImporter } from '../game-importer.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { openEtlegacySource } from './etlegacy-source.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { findServer } from './find-server.ts';
import { prepareServer } from './prepare-server.ts';
import { replay } from './replay.ts';
import { ROUND_FILE } from './round-file-kind.ts';
import { ServerImporter } from './server-importer.ts';

/** ET:Legacy: round files of game servers, from folders that may be mirrors of others. */
export function createEtlegacyImporter(): GameImporter {
  const memories = new Map<string, DerivationMemory>();
  const open = (server: EtlegacyServer): SourceImporter => {
    const memory = memories.get(server.key) ?? new DerivationMemory();
    memories.set(server.key, memory);
    return openEtlegacySource(server, memory);
  };
  return {
    game: 'etlegacy',
    kinds: [ROUND_FILE],
    configuredSources: ({ servers }) => servers.map(({ key }) => key),
    knownSources: async (db) => {
      const servers = await db.selectFrom('etlegacy.servers').select('key').orderBy('key').execute();
      return servers.map(({ key }) => key);
    },
    prepareSource: async (db, config, key) => {
      const server = chooseServer(config, key);
      await prepareServer(db, server);
      return open(server);
    },
    openSource: async (db, key) => {
      const server = await findServer(db, key);
      return server && open(server);
    },
    replay: async (db, key, onProgress) => {
      const server = await findServer(db, key);
      return server === undefined ? 0 : await replay(db, server, onProgress);
    },
    collectors: ({ config, db, log, wake, onImported, onTaken, onSeen }) =>
      [config.sample, ...config.servers].map((server) => {
        const { key } = server;
        return new ServerImporter({
          db,
          server,
          log,
          wake: async (trx) => wake(key, trx),
          onSeen: (door) => onSeen(`${door}/${key}`),
          onRounds: async (ids) => onImported(key, ids),
          onFiles: async (names) => onTaken?.(key, names),
        });
      }),
  };
}

/** Of a server that is not configured the zone is the one of all of which nothing else is said. */
function chooseServer({ servers, sample, zone }: Config, key: string): EtlegacyServer {
  return [...servers, sample].find((server) => server.key === key) ?? { key, zone };
}
