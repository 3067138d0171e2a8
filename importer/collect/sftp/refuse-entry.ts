import type { RemoteEntry } from './sftp-session.ts';

/** No round file is nearly that large. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Returns why a remote file is not fetched although its name is wanted; null when it may be. */
export function refuseEntry({ name, type, size }: RemoteEntry): string | null {
  if (/[/\0]/.test(name) || name === '..' || name.startsWith('.')) return 'its name leads elsewhere';
  if (process.platform === 'win32' && name.includes('\\')) return 'its name leads elsewhere';
  if (type === 'link') return 'it is a link';
  if (type === 'other') return 'it is not a regular file';
  if (!Number.isSafeInteger(size) || size > MOST_BYTES) return `it has more than ${MOST_BYTES} bytes`;
  return null;
}
