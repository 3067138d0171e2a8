import { mostFileBytes } from '../folder/most-file-bytes.ts';
import type { RemoteEntry } from './sftp-session.ts';

/** Returns why a remote file is not fetched although its name is wanted; null when it may be. */
export function refuseEntry({ name, type, size }: RemoteEntry): string | null {
  if (/[/\0]/.test(name) || name === '..' || name.startsWith('.')) return 'its name leads elsewhere';
  if (process.platform === 'win32' && name.includes('\\')) return 'its name leads elsewhere';
  if (type === 'link') return 'it is a link';
  if (type === 'other') return 'it is not a regular file';
  const most = mostFileBytes(name);
  if (!Number.isSafeInteger(size) || size > most) return `it has more than ${most} bytes`;
  return null;
}
