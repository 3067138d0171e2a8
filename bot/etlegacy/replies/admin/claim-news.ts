// Direct messages to the accounts of a claim. Neither of them names the other account.
import type { Claim } from '../../../../people/claims.ts';
import { sayName } from '../../../../wording/say-name.ts';
import type { ClaimNews } from '../../../framework/claim-news.ts';
import { plainReply } from './link-replies.ts';

/** @param name of the player. */
export function newsOfClaim(claim: Claim, name: string): ClaimNews {
  const { account, holder, state } = claim;
  const texts = TEXTS[state](`**${sayName(name)}**`);
  const letters = [
    { account, text: texts.claimant },
    ...(holder === null ? [] : [{ account: holder, text: texts.holder }]),
  ];
  return {
    claim,
    letters: letters.flatMap((letter) =>
      letter.text === '' ? [] : [{ account: letter.account, reply: plainReply(letter.text, '') }],
    ),
  };
}

type Texts = { readonly claimant: string; readonly holder: string };

const TEXTS: Readonly<Record<Claim['state'], (name: string) => Texts>> = {
  open: () => ({ claimant: '', holder: '' }),
  proven: (name) => ({
    claimant: `**Proven.** A round file showed your code, so you are ${name}. You can take the code out of your name.`,
    holder: '',
  }),
  disputed: (name) => ({
    claimant: `Your code was worn by ${name}, who is linked to another account already. The admins of that game server decide with \`/admin claim\`, and I tell you what came of it.`,
    holder: `Another account has proven with a code in the game that it plays as ${name}, to whom you are linked. The admins of that game server decide with \`/admin claim\`, and I tell you what came of it.`,
  }),
  given: (name) => ({
    claimant: `An admin decided: you are ${name}.`,
    holder: `An admin decided that ${name} belongs to another account. You are no longer linked; \`/link\` links another player.`,
  }),
  refused: (name) => ({
    claimant: `An admin decided that ${name} stays with the account that was linked before.`,
    holder: `An admin decided: you stay ${name}.`,
  }),
};
