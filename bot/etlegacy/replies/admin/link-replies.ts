import { ACCENT, textBlock } from '../../../framework/reply/blocks.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { sayName } from '../../../../wording/say-name.ts';

/** @param code to be worn as a proof; null when the link is proven. */
export function buildLinkedReply(name: string, code: string | null, { mention }: Wording): Reply {
  const proof =
    code === null
      ? ''
      : `\n**To prove it,** wear \`${code}\` anywhere in your name for one round within 7 days. Tell it to nobody.`;
  return plainReply(
    `**You are ${sayName(name)} now.**\nEvery command means you when you name nobody: try ${mention('me')} or ${mention('rank')}.${proof}`,
    `not you? ${mention('unlink')} takes it back`,
  );
}

/** The player is linked to another account. */
export function buildClaimReply(name: string, code: string): Reply {
  return plainReply(
    `**${sayName(name)} is linked to somebody else already.**\nIf that is you, wear \`${code}\` anywhere in your name for one round within 7 days and tell it to nobody. When the file of that round has come, the admins of the game server decide, and both accounts get a message.`,
    'or ask an admin to free the player with /admin unlink',
  );
}

export function buildPickReply(blocks: readonly Block[], { mention }: Wording): Reply {
  const isEmpty = blocks.length === 0;
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(
        isEmpty
          ? '**Nobody has played here yet.**\nCome back after the first round.'
          : '**Which player are you?**\nThese played last.',
      ),
      ...blocks,
    ],
    footer: isEmpty ? '' : `not in the list? ${mention('link')} takes a name`,
    files: [],
  };
}

export function buildUnlinkedReply(hadLink: boolean, { mention }: Wording): Reply {
  return plainReply(
    hadLink ? '**Done: you are no longer linked to a player.**' : '**You had not linked a player.**',
    `${mention('link')} links one`,
  );
}

/** @param account null: no account is linked to that player. */
export function buildWhoisReply(name: string, account: string | null, proof: string): Reply {
  if (account === null) return plainReply(`Nobody here has said to be **${sayName(name)}**.`, '');
  const how = HOW[proof] ?? 'linked by the account itself';
  return plainReply(`<@${account}> is **${sayName(name)}**.`, how);
}

const HOW: Readonly<Record<string, string>> = {
  admin: 'confirmed by an admin',
  name: 'proven by a code in the game',
};

export function plainReply(content: string, footer: string): Reply {
  return { kind: 'reply', accent: ACCENT.help, blocks: [textBlock(content)], footer, files: [] };
}
