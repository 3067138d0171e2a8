import { AllowedMentionsTypes, ComponentType } from 'discord-api-types/v10';
import type { MessageDraft } from '../message-draft.ts';
import type { Pings } from '../stored-message.ts';
import { walkComponents } from '../interactions/walk-components.ts';

/** Returns who is mentioned by content and text displays; without `allowed_mentions` everyone named in them. */
export function findPings(draft: Pick<MessageDraft, 'content' | 'components' | 'allowedMentions'>): Pings {
  const texts = walkComponents(draft.components).flatMap(({ component }) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
  const text = [draft.content, ...texts].join('\n');
  const allowed = draft.allowedMentions;
  const parses = (kind: AllowedMentionsTypes): boolean =>
    allowed?.parse === undefined ? allowed === undefined : allowed.parse.includes(kind);
  const pick = (
    pattern: RegExp,
    kind: AllowedMentionsTypes,
    listed: readonly string[] | undefined,
  ): string[] => {
    const named = [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
    return named.filter((id) => parses(kind) || (listed ?? []).includes(id));
  };
  return {
    everyone: parses(AllowedMentionsTypes.Everyone) && /@(everyone|here)\b/.test(text),
    users: pick(/<@!?(\d+)>/g, AllowedMentionsTypes.User, allowed?.users),
    roles: pick(/<@&(\d+)>/g, AllowedMentionsTypes.Role, allowed?.roles),
  };
}
