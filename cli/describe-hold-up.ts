import { styleText } from 'node:util';
import type { HoldUp } from '../stats/health/fetch-hold-ups.ts';
import { plainText } from './print/print.ts';

/** Describes why files of a source wait, as a line of the doctor. It needs a person. */
export function describeHoldUp({ source, say, since }: HoldUp): string {
  return `${styleText('red', '✗')} ${source}: since ${since.toISOString()} files are not imported: ${plainText(say).replace(/\.?$/, '.')} The files did not cause this: they stay pending and are retried automatically.`;
}
