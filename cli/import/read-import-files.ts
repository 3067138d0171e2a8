import { hash } from 'node:crypto';
import path from 'node:path';
import type { FileContent } from '../../importer/collect/folder/read-content.ts';
import { readContent } from '../../importer/collect/folder/read-content.ts';
import { isRecording, readRecording } from '../../importer/collect/folder/read-recording.ts';
import { toFilePayload } from '../../importer/collect/folder/to-file-payload.ts';
import { unpackContent, unpackedName } from '../../importer/collect/folder/unpack-content.ts';
import type { GameImporter, PayloadKind } from '../../importer/game-importer.ts';
import type { Payload } from '../../importer/inbox/store-payloads.ts';
import type { ImportedFile } from '../../stats/health/fetch-outcomes.ts';
import { chooseKind } from './choose-kind.ts';
import type { UnreadableFile } from './find-import-files.ts';

/** With more than so many bytes of them in memory it is not read on. */
const CHUNK_BYTES = 16 * 1024 * 1024;

export type Origin = {
  readonly game: GameImporter;
  /** undefined: determined by the content, or by each line of a recording. */
  readonly kind: PayloadKind | undefined;
  readonly source: string;
  /** undefined: the modification time of the file. */
  readonly observedAt: Date | undefined;
};

/**
 * Reads files until the batch is large enough. A file that cannot be opened must not prevent the import of the others.
 *
 * @returns also how many of the files were read; the rest is for the next batch.
 */
export async function readImportFiles(files: readonly string[], origin: Origin) {
  const payloads: Payload[] = [];
  const taken: ImportedFile[] = [];
  const unreadable: UnreadableFile[] = [];
  let bytes = 0;
  for (const [at, file] of files.entries()) {
    if (bytes > CHUNK_BYTES) return { payloads, taken, unreadable, files: at };
    const name = unpackedName(path.basename(file));
    try {
      const content = unpackContent(file, await readContent(file));
      const read = isRecording(file)
        ? readAnswers(file, content, origin)
        : { payloads: [readOne(name, content, origin)], problems: [] };
      bytes += content.body.length;
      payloads.push(...read.payloads);
      taken.push(...read.payloads.map((payload) => toTaken(name, payload)));
      unreadable.push(...read.problems.map((reason) => ({ file, reason })));
    } catch (error) {
      unreadable.push({ file, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { payloads, taken, unreadable, files: files.length };
}

/** Identified by content when the inbox has the payload under another name than the file's. */
function toTaken(name: string, { subject, body }: Payload): ImportedFile {
  return { name, subject, hash: subject === name ? null : hash('sha256', body, 'buffer') };
}

function readOne(name: string, content: FileContent, { game, kind, source, observedAt }: Origin): Payload {
  const label = game.labelPayload?.(content.body);
  const own = kind ?? chooseKind(game, label?.kind, []) ?? game.kinds[0];
  return toFilePayload({ game: game.game, kind: own, source }, name, content, { observedAt, ...label });
}

function readAnswers(file: string, content: FileContent, { game, kind, source, observedAt }: Origin) {
  const { answers, problems } = readRecording(file, content.body);
  /** The first line of each. */
  const wrong = new Map<string, number>();
  const payloads = answers.flatMap((answer) => {
    const label = game.labelPayload?.(answer.body);
    const named = label?.kind ?? answer.kind;
    const ofKind = named === undefined ? kind : game.kinds.find(({ name }) => name === named);
    if (ofKind === undefined) {
      const reason =
        answer.kind === undefined ? 'it says no kind: add --kind' : `there is no kind "${answer.kind}"`;
      if (!wrong.has(reason)) wrong.set(reason, answer.line);
      return [];
    }
    const origin = { game: game.game, kind: ofKind, source };
    const own = { ...content, body: answer.body };
    return [
      toFilePayload(origin, path.basename(file), own, { observedAt: answer.at ?? observedAt, ...label }),
    ];
  });
  const unknown = [...wrong].map(([reason, line]) => `line ${line}: ${reason}`);
  return { payloads, problems: [...problems, ...unknown] };
}
