import { channelMention, messageLink, time, TimestampStyles } from '@discordjs/formatters';
import { sayName } from '../../../wording/say-name.ts';
import type { LastPost } from '../../posts/setup/fetch-target-states.ts';
import type { Setup } from '../../posts/setup/store-setup.ts';
import { judgeTarget } from './judge-target.ts';
import { sayKeys } from './say-keys.ts';
import type { ShownTarget } from './shown-target.ts';

/** What a channel gets, its last post and its next step, as Markdown. */
export function stateLines(target: ShownTarget): string[] {
  const { setup, last, title, on } = target;
  const { state, next } = judgeTarget(target);
  return [
    `### ${channelMention(setup.channel)}`,
    state,
    `${sayScopes(setup, title)}: ${on.length === 0 ? 'nothing' : on.join(', ')}`,
    ...hiddenLines(target),
    sayLast(setup.guild, last),
    `**Next step:** ${next}`,
  ];
}

/** Where none of its servers is shown any longer, its state says so. */
function hiddenLines({ hidden, setup }: ShownTarget): string[] {
  if (hidden.length === 0 || hidden.length === setup.scopes.length) return [];
  return [`⚠️ ${sayKeys(hidden)}: no longer shown in this Discord server, so I post nothing of it.`];
}

/** Servers of one community; a game whose sources are for everybody has its name. */
function sayScopes({ scopes }: Setup, title: string): string {
  if (scopes.length === 0) return sayName(title);
  return sayKeys(scopes);
}

function sayLast(guild: string, last: LastPost | null): string {
  if (last === null) return 'no post yet';
  const { kind, channel, message, postedAt } = last;
  return `last post: ${kind}, ${time(postedAt, TimestampStyles.RelativeTime)} ${messageLink(channel, message, guild)}`;
}
