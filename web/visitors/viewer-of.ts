import { createHash } from 'node:crypto';
import type { Viewer } from '../../people/viewer.ts';
import type { Visitor } from './visitor.ts';

/**
 * Whom a visitor speaks as. `operator`: like the terminal, sees and may do everything. `member`: an ordinary
 * person who sees every game server, with an account of their own. `guest`: sees what is public, has no account.
 */
export const ROLES = ['operator', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];

type Speaking = {
  readonly locale: string;
  /** Key of the player to speak for. */
  readonly playsAs: string | null;
  /** Keys of all configured sources. */
  readonly sources: readonly string[];
};

/** Only who came by the operator's link is more than a guest, or speaks for a player. */
export function viewerOf(visitor: Visitor, wanted: Role, { locale, playsAs, sources }: Speaking): Viewer {
  const role = visitor.isOperator ? wanted : 'guest';
  return {
    userId: role === 'member' ? accountOf(visitor) : `visitor/${visitor.id}`,
    locale,
    guildId: null,
    isGuildManager: false,
    isOperator: role === 'operator',
    playsAs: visitor.isOperator ? playsAs : null,
    ...(role === 'guest' ? { isGuest: true } : {}),
    ...(role === 'member' ? { sources } : {}),
  };
}

/** As long as an id of Discord, so that mentions work, and never one: those do not start with 0. */
export function accountOf({ id }: Visitor): string {
  const number = createHash('sha256').update(id).digest().readBigUInt64BE();
  return `0${String(number % 10n ** 17n).padStart(17, '0')}`;
}
