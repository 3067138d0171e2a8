import { hash } from 'node:crypto';
import type { PayloadKind } from '../../game-importer.ts';
import type { Payload } from '../../inbox/store-payloads.ts';
import type { FileContent } from './read-content.ts';

type Origin = { readonly game: string; readonly kind: PayloadKind; readonly source: string };

/** What is known of a file besides its content. */
type About = {
  /** The source's time, instead of its modification time; null: it has none. */
  readonly observedAt?: Date | null | undefined;
  /** Instead of its name. */
  readonly subject?: string | undefined;
  /** When it was received. */
  readonly now?: Date;
  /** SHA-256 of its bytes, if known. */
  readonly digest?: Buffer;
};

/** Builds the payload of a file: its name is the subject, its modification time the source's time. */
export function toFilePayload(
  { game, kind, source }: Origin,
  name: string,
  { body, modifiedMs }: FileContent,
  { observedAt = new Date(modifiedMs), subject = name, now = new Date(), digest }: About = {},
): Payload {
  const kept = kind.cut?.(body) ?? body;
  return {
    source,
    game,
    kind: kind.name,
    subject,
    contentType: kind.contentType,
    observedAt,
    isSnapshot: kind.snapshot !== undefined,
    body: kept,
    ...(kept === body && digest === undefined ? {} : { hash: digest ?? hash('sha256', body, 'buffer') }),
    refusal: kind.refuse?.(subject, now, body, observedAt) ?? null,
    receivedAt: now,
  };
}
