// What admins can set off. The bot knows the words; who holds the importer does the work.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadStatus } from '../../database/schema/core.ts';
import type { ReimportTarget } from '../../jobs/reimport-target.ts';
import type { JobLine } from '../../jobs/open-jobs.ts';
import type { Reimport } from '../../stats/health/fetch-reimports.ts';

export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };

export type ImportedFile = {
  readonly name: string;
  /** These very bytes were known under this name before. */
  readonly isKnown: boolean;
  readonly status: PayloadStatus;
  /** Why it was rejected, and where. */
  readonly code: string | null;
  readonly line: number | null;
  readonly reason: string | null;
};

export type Operations = {
  /** Has files read again as soon as the transaction has committed. @returns an id to follow. */
  readonly askReimport: (trx: Transaction<DB>, server: string, target: ReimportTarget) => Promise<string>;
  /** Waits for its end, or for the moment when nobody waits any more: it goes on all the same. */
  readonly followReimport: (
    id: string,
    following: {
      readonly onProgress: (state: Reimport) => void;
      /** By the clock of `performance.now()`. */
      readonly until: number;
    },
  ) => Promise<Reimport>;
  /** Takes files into the inbox of a server and imports them; what became of each, in their order. */
  readonly importFiles: (server: string, files: readonly GivenFile[]) => Promise<readonly ImportedFile[]>;
  /** Jobs at work, waiting to be tried again, or failed for good. */
  readonly listJobs: () => Promise<readonly JobLine[]>;
};
