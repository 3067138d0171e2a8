import { MEBIBYTE } from '../../../../core/document-size.ts';
import { ArchiveError } from './archive-error.ts';

/** Of all archives of one import: a hundred thousand rounds as text, some thousand with their event logs. */
export const MOST_BYTES = 8 * 1024 * MEBIBYTE;
export const MOST_ENTRIES = 1_000_000;

export function tooLarge(): ArchiveError {
  const size = `${MOST_BYTES / MEBIBYTE / 1024} GiB or ${MOST_ENTRIES.toLocaleString('en')} files`;
  return new ArchiveError(
    `Unpacked, all archives together have more than ${size}: unpack it, and import the folder.`,
  );
}
