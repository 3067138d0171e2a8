// What admins can trigger. The bot parses the request; the process that owns the importer does the work.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadStatus } from '../../database/schema/core.ts';
import type { ReimportTarget } from '../../jobs/reimport-target.ts';
import type { JobLine } from '../../jobs/open-jobs.ts';
import type { Reimport } from '../../stats/health/fetch-reimports.ts';

export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };

export type ImportedFile = {
  readonly name: string;
  /** The same bytes were stored under this name before. */
  readonly isKnown: boolean;
  readonly status: PayloadStatus;
  /** Why it was rejected, and where. */
  readonly code: string | null;
  readonly line: number | null;
  readonly reason: string | null;
};

export type ImportResult =
  /** The outcome of each file, in order. */
  | { readonly ok: true; readonly files: readonly ImportedFile[] }
  /** A file that was imported for another server. */
  | { readonly ok: false; readonly file: string; readonly server: string };

export type Operations = {
  /** Schedules a reimport when the transaction commits. @returns an id to follow. */
  readonly askReimport: (trx: Transaction<DB>, server: string, target: ReimportTarget) => Promise<string>;
  /** Resolves when the reimport ends, or at `until`: it continues then. */
  readonly followReimport: (
    id: string,
    following: {
      readonly onProgress: (state: Reimport) => void;
      /** By the clock of `performance.now()`. */
      readonly until: number;
    },
  ) => Promise<Reimport>;
  /** Stores files in the inbox of a server and imports them, or none if one of them would count twice. */
  readonly importFiles: (server: string, files: readonly GivenFile[]) => Promise<ImportResult>;
  /** Jobs that are active, waiting for a retry, or failed for good. */
  readonly listJobs: () => Promise<readonly JobLine[]>;
};
