import type { Target } from '../../framework/post-target.ts';
import type { Courier, Refusal } from '../courier.ts';

/** Why nothing can be posted to a target, in words for the person who set it up; null when it can. */
export async function findClosed(
  { check: ask }: Courier,
  { channel, guild }: Pick<Target, 'channel' | 'guild'>,
): Promise<Refusal | null> {
  const check = await ask(channel, guild);
  if (!check.ok) return check;
  const closed = (say: string): Refusal => ({ ok: false, code: 'CLOSED', say });
  if (check.guild !== guild)
    return closed('The channel belongs to another Discord server. Choose one of this server.');
  const { missing } = check;
  return missing.length === 0
    ? null
    : closed(`The bot lacks ${missing.join(', ')} in the channel. Give it that there.`);
}
