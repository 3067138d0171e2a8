import type { Reply } from '../../../framework/reply/reply.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { plainReply } from './link-replies.ts';

export type RoundsOf = { readonly name: string; readonly rounds: number };

export function buildMergedReply(
  { one, other }: { readonly one: RoundsOf; readonly other: RoundsOf },
  person: RoundsOf,
): Reply {
  return plainReply(
    [
      `**${sayName(one.name)}** and **${sayName(other.name)}** are one person now, shown as **${sayName(person.name)}**.`,
      `- Before: ${say(one)}; ${say(other)}`,
      `- Now: ${say(person)}`,
    ].join('\n'),
    'the files keep both players; /admin unmerge takes it back; written into the audit log',
  );
}

export function buildUnmergedReply(apart: readonly [one: RoundsOf, other: RoundsOf]): Reply {
  const [one, other] = apart;
  return plainReply(
    [
      `**${sayName(one.name)}** counts by itself again, apart from **${sayName(other.name)}**.`,
      `- Now: ${say(one)}; ${say(other)}`,
    ].join('\n'),
    'written into the audit log',
  );
}

function say({ name, rounds }: RoundsOf): string {
  return `${sayName(name)} ${rounds === 1 ? '1 round' : `${rounds} rounds`}`;
}
