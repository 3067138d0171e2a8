import { hash } from 'node:crypto';
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
  const kept = kind.cut?.(body) ?? body;
  return {
    source,
    game,
    kind: kind.name,
    subject: name,
    contentType: kind.contentType,
    observedAt: new Date(modifiedMs),
    isSnapshot: kind.snapshot !== undefined,
    body: kept,
    ...(kept === body ? {} : { hash: hash('sha256', body, 'buffer') }),
    refusal: kind.refuse?.(name, now, body) ?? null,
  };
}
