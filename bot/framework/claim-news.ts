import type { Claim } from '../../people/claims.ts';
import type { Reply } from './reply/reply.ts';

/** Notifications about a claim. */
export type ClaimNews = {
  readonly claim: Claim;
  readonly letters: readonly { readonly account: string; readonly reply: Reply }[];
};
