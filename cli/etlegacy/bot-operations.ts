import type { Kysely } from 'kysely';
import type { Operations } from '../../bot/framework/operations.ts';
import type { DB } from '../../database/schema.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { findServer } from '../../importer/etlegacy/find-server.ts';
import { runReimport } from '../../importer/etlegacy/run-reimport.ts';
import { storeReimport } from '../../importer/etlegacy/store-reimport.ts';
import { toPayload } from '../../importer/etlegacy/to-payload.ts';
import { importNow } from '../../importer/inbox/import-now.ts';
import type { Jobs } from '../../jobs/open-jobs.ts';
import { fetchReimport } from '../../stats/health/fetch-reimports.ts';
import { followReimport } from './follow-reimport.ts';

type Helpers = {
  /** Carries it to whichever process takes it, and on where that one dies; without, it is done in this process. */
  readonly jobs?: () => Jobs | undefined;
  /** Says that this process ends, so that whoever asked is told how to look later. */
  readonly signal?: AbortSignal;
};

/** What admins can set off from the bot. */
export function botOperations(db: Kysely<DB>, { jobs: findJobs, signal }: Helpers = {}): Operations {
  const sent = new Set<string>();
  return {
    askReimport: async (trx, server, target) => {
      const id = await storeReimport(trx, server, target);
      const jobs = findJobs?.();
      if (jobs !== undefined) {
        await jobs.send('reimport', { reimport: id }, trx);
        sent.add(id);
      }
      return id;
    },
    followReimport: async (id, following) => {
      if (!sent.delete(id)) {
        const onStep = async (): Promise<void> => {
          const state = await fetchReimport(db, id);
          if (state !== undefined) following.onProgress(state);
        };
        await runReimport(db, id, { onStep });
      }
      return await followReimport(db, id, { ...following, signal });
    },
    importFiles: async (key, files) => {
      const server = await findServer(db, key);
      if (server === undefined) throw new Error(`There is no server ${key}`);
      const modifiedMs = Date.now();
      const payloads = files.map(({ name, bytes }) => toPayload(key, name, { body: bytes, modifiedMs }));
      const imported = await importNow(db, openEtlegacySource(server), payloads, async (trx) =>
        findJobs?.()?.send('drain-inbox', { server: key }, trx),
      );
      return imported.map((file, at) => ({ name: files[at]?.name ?? '', ...file }));
    },
    listJobs: async () => (await findJobs?.()?.list()) ?? [],
  };
}
