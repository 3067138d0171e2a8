import type { PayloadKind } from '../../game-importer.ts';
import type { Payload } from '../../inbox/store-payloads.ts';
import type { FileContent } from './read-content.ts';

type Origin = { readonly game: string; readonly kind: PayloadKind; readonly source: string };

/**
 * Builds the payload of a file: its name is the subject, its modification time the source's time. `now`: when it was
 * received.
 */
export function toFilePayload(
  { game, kind, source }: Origin,
  name: string,
  { body, modifiedMs }: FileContent,
  now = new Date(),
): Payload {
  return {
    source,
    game,
    kind: kind.name,
    subject: name,
    contentType: kind.contentType,
    observedAt: new Date(modifiedMs),
    isSnapshot: kind.snapshot !== undefined,
    body,
    refusal: kind.refuse?.(name, now) ?? null,
  };
}
