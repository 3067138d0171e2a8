import { ComponentType } from 'discord-api-types/v10';
import { roleMention } from '@discordjs/formatters';
import type { Message } from '../../framework/reply/build-message.ts';

/** The message with a line that pings a role. Edits do not ping again. */
export function withRolePing(message: Message, role: string | undefined): Message {
  if (role === undefined) return message;
  return {
    ...message,
    components: [...message.components, { type: ComponentType.TextDisplay, content: roleMention(role) }],
    allowed_mentions: { parse: [], roles: [role] },
  };
}
