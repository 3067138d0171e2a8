import type { FileContent } from '../../collect/folder/read-content.ts';
import { toFilePayload } from '../../collect/folder/to-file-payload.ts';
import type { Payload } from '../../inbox/store-payloads.ts';
import { ROUND_FILE } from './round-file-kind.ts';

/** A file of a game server, as the inbox takes it. */
export function toPayload(source: string, name: string, content: FileContent, kind = ROUND_FILE): Payload {
  return toFilePayload({ game: 'etlegacy', kind, source }, name, content);
}
