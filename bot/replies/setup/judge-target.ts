import { escapeText } from '../../../wording/escape-text.ts';
import type { ShownTarget } from './shown-target.ts';

/** Whether nothing keeps posts from a channel. */
export function isWell({ check, row, hidden }: ShownTarget): boolean {
  return (
    hidden.length === 0 &&
    row.paused_at === null &&
    row.held_at === null &&
    (check === null || (check.ok && check.missing.length === 0))
  );
}

type Judgement = { readonly state: string; readonly next: string };

/** The state of a channel and the next step, as Markdown. */
export function judgeTarget({ check, row, setup, last, tested, hidden }: ShownTarget): Judgement {
  const resume =
    'change that, or press **Change** and move to another channel; then I go on by myself within minutes';
  if (check !== null && !check.ok) {
    const isClosed = check.code === 'CLOSED' || check.code === 'ARCHIVED';
    return { state: `❌ ${escapeText(check.say)}`, next: isClosed ? resume : 'wait: I try again by myself' };
  }
  if (check !== null && check.missing.length > 0)
    return {
      state: `❌ I lack: ${check.missing.join(', ')}.`,
      next: 'give my role these permissions in that channel (Edit Channel, Permissions)',
    };
  if (hidden.length > 0 && hidden.length === setup.scopes.length)
    return {
      state: '❌ what I posted here is no longer shown in this Discord server',
      next: 'ask who runs Debrief to name this Discord server in `guilds` of that game server, or press **Change** and then **Stop posting here**',
    };
  if (row.held_at !== null)
    return {
      state: '⏸ off: this channel came out of a backup, and another copy of Debrief may still post here',
      next: 'once no other copy does, press **Change** and then **Post here from now on**',
    };
  if (row.paused_at !== null)
    return { state: `⏸ paused: ${escapeText(row.last_error ?? 'a post was refused')}`, next: resume };
  if (Object.keys(setup.kinds).length === 0)
    return { state: '⚪ switched off', next: 'press Change and choose what to post' };
  const state = check === null ? '⚪ Discord could not be asked' : '✅ ready';
  if (last !== null) return { state, next: 'nothing to do' };
  return { state, next: tested === null ? 'wait for the first post' : `send a test ${tested}` };
}
