import type { RemoteEntry } from './sftp-session.ts';

/** No round file is nearly that large. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Why a remote file is not fetched, whatever its name promises; null where nothing speaks against it. */
export function refuseEntry({ name, type, size }: RemoteEntry): string | null {
  if (/[/\0]/.test(name) || name === '..' || name.startsWith('.')) return 'its name leads elsewhere';
  if (process.platform === 'win32' && name.includes('\\')) return 'its name leads elsewhere';
  if (type === 'link') return 'it is a link';
  if (type === 'other') return 'it is no plain file';
  if (!Number.isSafeInteger(size) || size > MOST_BYTES) return `it has more than ${MOST_BYTES} bytes`;
  return null;
}
