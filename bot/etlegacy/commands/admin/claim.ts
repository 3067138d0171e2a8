// /admin claim: decides which of two accounts gets a player. Without a member it lists pending claims. Safe to repeat.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { mayDoEverything } from '../../../../people/bindings.ts';
import { type Claim, fetchClaims, settleClaim } from '../../../../people/claims.ts';
import { findLinksOfPlayer } from '../../../../people/find-link.ts';
import { endLink, giveLink } from '../../../../people/store-link.ts';
import { sourcesOfSaid } from '../../../../people/visibility.ts';
import { fetchServersOfPlayer } from '../../../../stats/etlegacy/players/fetch-servers-of-player.ts';
import { fetchShownNames } from '../../../../stats/etlegacy/players/fetch-shown-names.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import type { Context } from '../../../framework/context.ts';
import type { Outcome } from '../../../framework/reply/reply.ts';
import { GAME } from '../../game.ts';
import { stirAccount } from '../../people/stir-account.ts';
import { plainReply } from '../../replies/admin/link-replies.ts';
import { sayError } from '../../say-error.ts';

export const claimCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'claim',
    description: 'Two accounts claim one player: who gets it; without a member, what waits',
    options: [
      {
        type: ApplicationCommandOptionType.User,
        name: 'member',
        description: 'The account that the player belongs to',
      },
    ],
  },
  run: async (context, { member }) => {
    const disputes = await findDisputes(context);
    if (member === undefined) return list(context, disputes);
    const dispute = disputes.find(({ account, holder }) => account === member || holder === member);
    if (dispute === undefined)
      return sayError('BAD_INPUT', { what: 'That account takes part in no claim that you may decide.' });
    return decide(context, dispute, member === dispute.account);
  },
});

type Dispute = Claim & { readonly subject: string; readonly servers: readonly string[] };

/** Claims about servers that the asker administers and that are visible where the claim was made. */
async function findDisputes(context: Context): Promise<Dispute[]> {
  const { db, bindings, viewer } = context;
  const own = await administered(context);
  const found: Dispute[] = [];
  for (const claim of await fetchClaims(db, GAME, ['disputed'])) {
    if (claim.subject === null) continue;
    const said = { places: [claim.place], sources: await fetchServersOfPlayer(db, [claim.subject]) };
    const servers = sourcesOfSaid(bindings, said, own);
    if (servers.length > 0 || mayDoEverything(bindings, viewer))
      found.push({ ...claim, subject: claim.subject, servers });
  }
  return found;
}

async function list({ db }: Context, disputes: readonly Dispute[]): Promise<Outcome> {
  if (disputes.length === 0) return plainReply('No claim waits for a decision.', '');
  const lines: string[] = [];
  for (const { account, holder, subject, servers } of disputes.slice(0, 20)) {
    const name = (await fetchShownNames(db, servers, [subject])).get(subject) ?? subject;
    lines.push(
      `- **${sayName(name)}**: <@${account}> wore the code, ${holder === null ? 'nobody' : `<@${holder}>`} is linked`,
    );
  }
  return plainReply(lines.join('\n'), '/admin claim member: decides for that account');
}

async function decide(context: Context, dispute: Dispute, isGiven: boolean): Promise<Outcome> {
  const { db, viewer } = context;
  const { account, place, subject, servers } = dispute;
  const name = (await fetchShownNames(db, servers, [subject])).get(subject) ?? subject;
  const holders = await findLinksOfPlayer(db, GAME, [subject]);
  const winner = isGiven ? account : (dispute.holder ?? account);
  await db.transaction().execute(async (trx) => {
    const outcome = { state: isGiven ? 'given' : 'refused', subject, holder: dispute.holder } as const;
    if (!(await settleClaim(trx, dispute, outcome))) return;
    if (isGiven) {
      for (const { account: held } of holders) {
        await stirAccount(trx, held);
        await endLink(trx, { game: GAME, account: held, proof: 'admin' });
      }
      await giveLink(trx, { game: GAME, account, place, playerKey: subject });
      await stirAccount(trx, account);
    }
    const details = { account: winner, name };
    await storeAudit(trx, viewer, { action: 'claim', subject, serverKey: servers[0] ?? null, details });
  });
  return plainReply(
    `**${sayName(name)}** belongs to <@${winner}>; both accounts get a message.`,
    'written into the audit log',
  );
}
