/** Why an archive is not unpacked, with the next step, in the words of this program. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** In words: the file system says its own faults; any other error means that the archive is damaged. */
export function explainArchive(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node hands the faults of zlib on without their words.
  if (error.message === '' && error.cause instanceof Error) return explainArchive(error.cause);
  const isOfSystem = 'errno' in error && 'syscall' in error;
  if (error instanceof ArchiveError || isOfSystem) return error.message;
  return `It is damaged, or no archive: ${error.message.replace(/\.$/, '')}. Copy it again.`;
}
