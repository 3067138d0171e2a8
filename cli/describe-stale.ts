import { styleText } from 'node:util';
import type { StaleSource } from '../importer/game-importer.ts';

/** Describes how far a source is derived again, as a line of the doctor. It needs no person: a running process does that. */
export function describeStale({ source, done, files }: StaleSource): string {
  const far = files === 0 ? 'it has not started' : `${done} of ${files} files are done`;
  return `${styleText('yellow', '…')} ${source}: the rounds are derived again, because this version or another time zone changes the numbers; ${far}. "npm start" and workers do that in the background.`;
}
