import type { PayloadKind } from '../../game-importer.ts';
import type { Payload } from '../../inbox/store-payloads.ts';
import type { FileContent } from './read-content.ts';

type Origin = { readonly game: string; readonly kind: PayloadKind; readonly source: string };

/** A file as the inbox takes it: its name is the subject, and its own time the source's time. `now`: when it came in. */
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
    receivedAt: now,
  };
}
