import type { RecapBlock } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { sayName } from '../../../../wording/say-name.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import { plainReply } from '../admin/link-replies.ts';
import { scoreLines } from '../score-lines.ts';

type Named = { readonly was: string; readonly name: string; readonly isGiven: boolean };

/** @param blocks the current blocks of the evening. */
export function buildTeamNamedReply({ was, name, isGiven }: Named, blocks: readonly RecapBlock[]): Reply {
  const now = isGiven
    ? `**${sayName(was)}** is called **${sayName(name)}** now, in every view of the evening.`
    : `**${sayName(was)}** goes by the name that is found again: **${sayName(name)}**.`;
  return withScores(now, blocks);
}

/** @param isFirst whether a line-up begins with the map now. */
export function buildLineupReply(map: string, isFirst: boolean, blocks: readonly RecapBlock[]): Reply {
  const now = isFirst
    ? `New teams begin with **${sayName(map)}**: its score starts there.`
    : `On **${sayName(map)}** the teams before it go on.`;
  return withScores(now, blocks);
}

function withScores(now: string, blocks: readonly RecapBlock[]): Reply {
  return plainReply([now, ...scoreLines(blocks)].join('\n'), 'written into the audit log');
}
