import { LimitError } from './limit-error.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';

const OLD_MS = 3_600_000;
const WINDOW_MS = 6_000;
const MOST = 3;

/** Messages that are older than an hour: three edits in six seconds per channel, then 429 with 30046. */
export function countOldEdit(world: World, { channelId, message }: StoredMessage): void {
  const now = world.settings.now();
  if (now - Date.parse(message.timestamp) < OLD_MS) return;
  const recent = (world.state.oldEdits.get(channelId) ?? []).filter((at) => now - at < WINDOW_MS);
  if (recent.length >= MOST) {
    const retryAfter = (WINDOW_MS - (now - (recent[0] ?? now))) / 1000;
    throw new LimitError({}, retryAfter, false, {
      code: 30_046,
      message: 'Maximum number of edits to messages older than 1 hour reached. Try again later',
    });
  }
  world.state.oldEdits.set(channelId, [...recent, now]);
}
