import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { BACKUP_VERSION, type BackupHeader, headerLine, trailerLine } from './backup-format.ts';
import { readLines } from './read-lines.ts';

export type BackupCheck =
  | { readonly ok: true; readonly header: BackupHeader }
  | { readonly ok: false; readonly code: 'NOT_A_BACKUP' | 'CUT' | 'DAMAGED' | 'NEWER'; readonly say: string };

/** Verifies a backup to its end without applying it. Throws when the file cannot be opened. */
export async function checkBackup(file: string): Promise<BackupCheck> {
  await access(file);
  let header: BackupHeader | undefined;
  let rows = 0;
  const hash = createHash('sha256');
  let last: Buffer | null = null;
  try {
    for await (const line of readLines(file)) {
      if (header === undefined) {
        const parsed = headerLine.safeParse(parseJson(line));
        if (!parsed.success) return refuse('NOT_A_BACKUP', 'It is not a backup of Debrief.');
        if (parsed.data.version > BACKUP_VERSION) {
          return refuse('NEWER', 'It was written by a newer Debrief; update this one.');
        }
        header = parsed.data;
      }
      if (last !== null) hash.update(last);
      last = line;
      rows += 1;
    }
  } catch (error) {
    return explain(error, header);
  }
  if (header === undefined || last === null) return refuse('NOT_A_BACKUP', 'It is empty.');
  const trailer = trailerLine.safeParse(parseJson(last));
  if (!trailer.success) return refuse('CUT', 'It is truncated.');
  if (trailer.data.sha256 !== hash.digest('hex') || rows - 2 !== header.rows) {
    return refuse('DAMAGED', 'It is damaged: its checksum does not match.');
  }
  return { ok: true, header };
}

/** Explains errors of the decompressor: foreign bytes, or too few. */
function explain(error: unknown, header: BackupHeader | undefined): BackupCheck {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ZSTD_error_prefix_unknown') return refuse('NOT_A_BACKUP', 'It is not a backup of Debrief.');
  if (code === 'ERR_BUFFER_OUT_OF_BOUNDS' || code === 'Z_BUF_ERROR') {
    return refuse('CUT', 'It is truncated.');
  }
  if (code.startsWith('ZSTD_'))
    return refuse('DAMAGED', 'It is damaged: its content cannot be decompressed.');
  if (!(error instanceof RangeError)) throw error;
  return header === undefined
    ? refuse('NOT_A_BACKUP', 'It is not a backup of Debrief.')
    : refuse('DAMAGED', 'It is damaged: its content cannot be read.');
}

function refuse(code: Exclude<BackupCheck, { ok: true }>['code'], say: string): BackupCheck {
  return { ok: false, code, say };
}

function parseJson(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}
