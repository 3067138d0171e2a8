import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { BACKUP_VERSION, type BackupHeader, headerLine, trailerLine } from './backup-format.ts';
import { readLines } from './read-lines.ts';

export type BackupCheck =
  | { readonly ok: true; readonly header: BackupHeader }
  | { readonly ok: false; readonly code: 'NOT_A_BACKUP' | 'CUT' | 'DAMAGED' | 'NEWER'; readonly say: string };

/** Reads a backup to its end without using anything of it. Throws where the file cannot be opened. */
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
        if (!parsed.success) return refuse('NOT_A_BACKUP', 'It is no backup of Debrief.');
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
  if (!trailer.success) return refuse('CUT', 'It ends too early: it was cut.');
  if (trailer.data.sha256 !== hash.digest('hex') || rows - 2 !== header.rows) {
    return refuse('DAMAGED', 'Its content is not what was written.');
  }
  return { ok: true, header };
}

/** What the decompression says of bytes that are none of its own, or of too few. */
function explain(error: unknown, header: BackupHeader | undefined): BackupCheck {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ZSTD_error_prefix_unknown') return refuse('NOT_A_BACKUP', 'It is no backup of Debrief.');
  if (code === 'ERR_BUFFER_OUT_OF_BOUNDS' || code === 'Z_BUF_ERROR') {
    return refuse('CUT', 'It ends too early: it was cut.');
  }
  if (code.startsWith('ZSTD_')) return refuse('DAMAGED', 'Its content is not what was written.');
  if (!(error instanceof RangeError)) throw error;
  return header === undefined
    ? refuse('NOT_A_BACKUP', 'It is no backup of Debrief.')
    : refuse('DAMAGED', 'Its content is not what was written.');
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
