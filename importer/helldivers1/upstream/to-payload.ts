import { identifyAnswer } from '../../../parsers/helldivers1/identify-answer.ts';
import { refuseFuture } from '../../inbox/refuse-future.ts';
import type { Payload } from '../../inbox/store-payloads.ts';
import { GAME, SOURCE } from '../source.ts';

type Asked =
  | { readonly kind: 'status' }
  /** The requested war; an answer about another one is rejected. */
  | { readonly kind: 'snapshots'; readonly season: number };

/** Converts an answer to a payload of the requested kind, whatever its content. */
export function toPayload(
  asked: Asked,
  { body, contentType }: { body: Uint8Array; contentType: string },
  now = new Date(),
): Payload {
  const { subject, observedAt } = identifyAnswer(body);
  return {
    source: SOURCE,
    game: GAME,
    kind: asked.kind,
    subject: asked.kind === 'snapshots' ? String(asked.season) : subject,
    contentType,
    observedAt,
    isSnapshot: asked.kind === 'status',
    body,
    refusal: refuseFuture(observedAt, now),
    receivedAt: now,
  };
}
