import { type Kysely, sql } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import type { DB } from '../../../database/schema.ts';
import type { HttpAnswer, HttpFailure } from '../../collect/http/http-source.ts';
import type { SourceImporter } from '../../game-importer.ts';
import { drainInbox } from '../../inbox/drain-inbox.ts';
import { findRejection } from '../../inbox/find-payload.ts';
import { refuseFuture } from '../../inbox/refuse-future.ts';
import { hashPayloads, type Payload, sendPayloads, storePayloads } from '../../inbox/store-payloads.ts';
import type { Kind } from '../kinds.ts';

export type Asked = {
  readonly importer: SourceImporter;
  readonly kind: Kind;
  /** A planet's number, or "-". */
  readonly subject: string;
};

/** Stores an answer in the inbox and imports it. @returns why it was rejected; null if it was taken. */
export async function storeAnswer(db: Kysely<DB>, asked: Asked, answer: HttpAnswer): Promise<string | null> {
  const payload = toPayload(asked, answer, true);
  await storePayloads(db, [payload]);
  await drainInbox(db, asked.importer);
  return await findRejection(db, payload);
}

/** Stores other content than an answer as rejected; equal bytes once. */
export async function storeFailure(db: Kysely<DB>, asked: Asked, failure: HttpFailure): Promise<void> {
  const { answer, code, reason } = failure;
  if (answer === null) return;
  const payload = toPayload(asked, answer, false);
  await db.transaction().execute(async (trx) => {
    await inFlow(trx, async (send) => sendPayloads(send, hashPayloads([payload])));
    await sql`
      update core.payloads set status = 'rejected', code = ${code}, reason = ${reason}
      where source = ${payload.source} and game = ${payload.game} and kind = ${payload.kind}
        and subject = ${payload.subject} and status = 'new' and snapshot_at is null`.execute(trx);
  });
}

function toPayload({ importer, kind, subject }: Asked, answer: HttpAnswer, isSnapshot: boolean): Payload {
  const now = new Date();
  return {
    source: importer.source,
    game: importer.game,
    kind,
    subject,
    contentType: answer.contentType,
    observedAt: answer.observedAt,
    isSnapshot,
    body: answer.body,
    refusal: refuseFuture(answer.observedAt, now),
    receivedAt: now,
  };
}
