// The payloads of one server, as a source of the inbox. While PostgreSQL writes one batch the next one is read and
// cached.
import type { SourceImporter } from '../game-importer.ts';
import { DerivationMemory } from './derivation-memory.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { importPayloads } from './import-payloads.ts';
import { readAhead } from './files/read-ahead.ts';

/** Tables that grow during a back-fill, and the columns that their statistics are needed for. */
const GROWING = [
  'etlegacy.files (payload_id, server_key, local_end)',
  'etlegacy.rounds (id, server_key, match_id, session_id, ended_at, status)',
  'etlegacy.matches (id, r2_id, session_id)',
  'etlegacy.sessions (id, server_key, local_date)',
  'etlegacy.player_rounds (round_id, player_key, mode, is_bot)',
  'etlegacy.weapon_rounds (round_id, player_key)',
  'etlegacy.player_session_maps (session_id, map)',
];

export function openEtlegacySource(server: EtlegacyServer, memory = new DerivationMemory()): SourceImporter {
  return {
    game: 'etlegacy',
    source: server.key,
    growing: GROWING,
    importBatch: async (trx, payloads, peek) => {
      const next = await peek();
      const whileWriting = async (): Promise<void> => readAhead(server, next, memory);
      return await importPayloads(trx, { server, payloads, memory, whileWriting });
    },
    importLive: async (trx, payloads, ahead) => {
      // Together with the previous file, which may be their round one.
      const few = [...(memory.latest === null ? [] : [memory.latest]), ...payloads];
      const whileAsking = async (): Promise<void> => readAhead(server, few, memory);
      const changed = await importPayloads(trx, { server, payloads, memory, ahead, whileAsking });
      memory.latest = payloads.at(-1) ?? null;
      return changed;
    },
  };
}
