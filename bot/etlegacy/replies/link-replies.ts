import { ACCENT, textBlock } from '../../framework/blocks.ts';
import type { Block, Reply } from '../../framework/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { sayName } from '../../../wording/say-name.ts';

export function buildLinkedReply(name: string, { mention }: Wording): Reply {
  return plainReply(
    `**You are ${sayName(name)} now.**\nEvery command means you when you name nobody: try ${mention('me')} or ${mention('rank')}.`,
    `not you? ${mention('unlink')} takes it back`,
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
    hadLink ? '**Done: you are no player any more.**' : '**You had not linked a player.**',
    `${mention('link')} links one`,
  );
}

/** @param account null: nobody says he is that player. */
export function buildWhoisReply(name: string, account: string | null, proof: string): Reply {
  if (account === null) return plainReply(`Nobody here has said to be **${sayName(name)}**.`, '');
  const how = proof === 'admin' ? 'confirmed by an admin' : 'by his own word';
  return plainReply(`<@${account}> is **${sayName(name)}**.`, how);
}

export function plainReply(content: string, footer: string): Reply {
  return { kind: 'reply', accent: ACCENT.help, blocks: [textBlock(content)], footer, files: [] };
}
