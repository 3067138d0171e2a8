import { styleText } from 'node:util';
import type { StaleSource } from '../importer/game-importer.ts';

/** Describes how far a source is derived again, as a line of the doctor. It needs no person: a running process does that. */
export function describeStale({ source, done, files, isCurrent }: StaleSource): string {
  const far = files === 0 ? 'it has not started' : `${done} of ${files} files are done`;
  const why = isCurrent
    ? 'a replay of it was interrupted, or is running'
    : 'the rounds are derived again, because this version or another time zone changes the numbers';
  return `${styleText('yellow', '…')} ${source}: ${why}; ${far}. "npm start" and workers finish it in the background.`;
}
