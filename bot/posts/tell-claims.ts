// Notifies accounts of what became of their claims. After a crash a message is sent again under the same nonce.
import type { Kysely } from 'kysely';
import { formatId, hashId } from '../../core/public-id.ts';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import { noteTold } from '../../people/claims.ts';
import { buildMessage } from '../framework/reply/build-message.ts';
import type { ClaimNews } from '../framework/claim-news.ts';
import type { Courier } from './courier.ts';

type TellTools = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly courier: Pick<Courier, 'tell'>;
  readonly now: () => Date;
};

export async function tellClaims(
  { db, log, courier, now }: TellTools,
  news: readonly ClaimNews[],
): Promise<void> {
  for (const { claim, letters } of news) {
    const said = [];
    for (const { account, reply } of letters) {
      const nonce = formatId(hashId(['claim', claim.game, claim.account, claim.code, claim.state, account]));
      said.push(await courier.tell(account, { message: buildMessage(reply), nonce }));
    }
    const failed = said.find(({ ok }) => !ok);
    // Closed direct messages are not tried again; an outage is.
    const isAway = said.some((one) => !one.ok && (one.code === 'LATER' || one.code === 'UNKNOWN'));
    if (failed?.ok === false) log.warn({ account: claim.account, say: failed.say }, 'claim.not_told');
    if (!isAway) await noteTold(db, claim, now());
  }
}
