import type { Readable } from 'node:stream';

/** A regular file of an archive. */
export type ArchiveEntry = {
  /** As the archive says it, with folders. */
  readonly name: string;
  /** As the archive says it; the content is never longer. */
  readonly size: number;
  readonly modified: Date;
  readonly open: () => Promise<Readable>;
};
