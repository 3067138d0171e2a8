import { UserError } from '../../core/user-error.ts';
import { isRecording } from '../../importer/collect/folder/read-recording.ts';
import type { GameImporter, PayloadKind } from '../../importer/game-importer.ts';

/** undefined: determined by the content, or only recordings are named, whose lines state their kind. */
export function chooseKind(
  { game, kinds, labelPayload }: GameImporter,
  wanted: string | undefined,
  paths: readonly string[],
): PayloadKind | undefined {
  const kind = wanted === undefined ? kinds[0] : kinds.find(({ name }) => name === wanted);
  if (kind !== undefined && (wanted !== undefined || kinds.length === 1)) return kind;
  if (wanted === undefined && (labelPayload !== undefined || (paths.length > 0 && paths.every(isRecording))))
    return undefined;
  const names = kinds.map(({ name }) => name).join(', ');
  throw new UserError(
    wanted === undefined ? `${game} has several kinds of files.` : `${game} has no kind of file "${wanted}".`,
    `Add --kind with one of: ${names}.`,
  );
}
