import type { RunAs } from './run-program.ts';

/** Where the files of a home's server are, and which account runs it. */
export type Place = {
  /** `postgres/` in the home: the lock and the record of the folder. */
  readonly base: string;
  /** Holds everything else; equal to base, or a folder outside the home. */
  readonly folder: string;
  readonly cluster: string;
  readonly data: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly runAs: RunAs;
};
