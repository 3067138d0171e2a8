import { MEBIBYTE, MOST_DOCUMENT_BYTES } from '../../../core/document-size.ts';
import { isRecording, MOST_RECORDING_BYTES } from './read-recording.ts';

/** No text file of a round is nearly that large. */
const MOST_TEXT_BYTES = 2 * MEBIBYTE;
const JSON_NAME = /\.json(?:\.gz)?$/i;

/**
 * The largest file of this name that is read; of JSON, packed or not, one byte more than a parser takes, so that it says that
 * the document is too large.
 */
export function mostFileBytes(name: string): number {
  if (isRecording(name)) return MOST_RECORDING_BYTES;
  return JSON_NAME.test(name) ? MOST_DOCUMENT_BYTES + 1 : MOST_TEXT_BYTES;
}
