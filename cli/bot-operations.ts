import type { Kysely } from 'kysely';
import type { Operations } from '../bot/framework/operations.ts';
import type { DB } from '../database/schema.ts';
import { toFilePayload } from '../importer/collect/folder/to-file-payload.ts';
import { findImporterOf } from '../importer/find-importer-of.ts';
import type { GameImporter, PayloadKind } from '../importer/game-importer.ts';
import { runReimport } from '../importer/reimport/run-reimport.ts';
import { storeReimport } from '../importer/reimport/store-reimport.ts';
import { importNow } from '../importer/inbox/import-now.ts';
import { hashPayloads } from '../importer/inbox/store-payloads.ts';
import type { Jobs } from '../jobs/open-jobs.ts';
import { fetchReimport } from '../stats/health/fetch-reimports.ts';
import { followReimport } from './follow-reimport.ts';

type Helpers = {
  /**
   * Queues a reimport for any worker, so that it survives the end of this process; without it this process does the
   * work.
   */
  readonly jobs?: () => Jobs | undefined;
  /** Aborts when this process ends, so that the admin learns how to follow the reimport later. */
  readonly signal?: AbortSignal;
};

/** The operations that admins can trigger from the bot. */
export function botOperations(
  db: Kysely<DB>,
  loadImporters: () => Promise<readonly GameImporter[]>,
  { jobs: findJobs, signal }: Helpers = {},
): Operations {
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
        await runReimport(db, id, { importers: await loadImporters(), onStep });
      }
      return await followReimport(db, id, { ...following, signal });
    },
    importFiles: async (key, files) => {
      const importer = await findImporterOf(db, await loadImporters(), key);
      const source = await importer?.openSource(db, key);
      if (importer === undefined || source === undefined) throw new Error(`There is no server ${key}`);
      const modifiedMs = Date.now();
      const payloads = files.map(({ name, bytes }) =>
        toFilePayload({ game: importer.game, kind: kindOf(importer, name), source: key }, name, {
          body: bytes,
          modifiedMs,
        }),
      );
      const foreign = await importer.findForeign?.(db, hashPayloads(payloads));
      if (foreign !== undefined && foreign !== null)
        return { ok: false, file: foreign.subject, server: foreign.owner };
      const imported = await importNow(db, source, payloads, async (trx) =>
        findJobs?.()?.send('drain-inbox', { server: key }, trx),
      );
      return {
        ok: true,
        files: imported.map((file, at) => ({ name: files[at]?.name ?? '', ...file })),
      };
    },
    listJobs: async () => (await findJobs?.()?.list()) ?? [],
  };
}

/** Returns the kind whose extensions match the file name; the first kind by default. */
function kindOf({ kinds }: GameImporter, name: string): PayloadKind {
  return kinds.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension))) ?? kinds[0];
}
