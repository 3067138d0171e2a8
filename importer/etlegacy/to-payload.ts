import type { Payload } from '../inbox/store-payloads.ts';
import type { FileContent } from '../collect/folder/read-content.ts';

/** A file of a game server, as the inbox takes it. */
export function toPayload(source: string, name: string, { body, modifiedMs }: FileContent): Payload {
  return {
    source,
    game: 'etlegacy',
    kind: 'round_file',
    subject: name,
    contentType: 'text/plain',
    observedAt: new Date(modifiedMs),
    body,
  };
}
