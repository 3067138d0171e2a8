import { hash } from 'node:crypto';
import type { BackupPayload } from './backup-format.ts';

/** The bytes that a backup holds of a payload. */
export function bytesOf({ text, base64 = '' }: BackupPayload): Buffer {
  return text === undefined ? Buffer.from(base64, 'base64') : Buffer.from(text);
}

/** SHA-256 of a payload as it came, of which the backup may hold only a part. */
export function hashOf(payload: BackupPayload): Buffer {
  return payload.hash === undefined
    ? hash('sha256', bytesOf(payload), 'buffer')
    : Buffer.from(payload.hash, 'hex');
}
