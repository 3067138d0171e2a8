import { gunzipSync } from 'node:zlib';
import { MOST_DOCUMENT_BYTES } from '../../../core/document-size.ts';
import { isRecording } from './read-recording.ts';
import type { FileContent } from './read-content.ts';

const PACKED = /\.gz$/i;
/** The largest body that any parser reads, and one byte more, so that the parser can say that it is too large. */
const MOST_BYTES = MOST_DOCUMENT_BYTES + 1;

/** The name of a file without the ending of its packing; a recording is unpacked by its own reader. */
export function unpackedName(name: string): string {
  return isRecording(name) ? name : name.replace(PACKED, '');
}

/** Somebody may still be writing it. */
export class PartialFileError extends Error {
  override readonly name = 'PartialFileError';
}

/** The content of a file that gzip packed; any other stays as it is. Throws where it cannot be unpacked. */
export function unpackContent(name: string, content: FileContent): FileContent {
  if (unpackedName(name) === name) return content;
  try {
    return { ...content, body: gunzipSync(content.body, { maxOutputLength: MOST_BYTES }) };
  } catch (error) {
    if (error instanceof RangeError)
      throw new Error(`Unpacked it has more than ${MOST_BYTES - 1} bytes.`, { cause: error });
    throw new PartialFileError('It is not a whole gzip file.', { cause: error });
  }
}
