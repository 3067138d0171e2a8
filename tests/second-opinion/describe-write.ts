import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Shown } from '../bot/scenarios/stage.ts';
import { findPings } from '../support/fake-discord/messages/find-pings.ts';
import type { Exchange } from './open-front.ts';

/**
 * The newest message of an exchange, and who sees it: a deferred answer keeps what the deferral said, an edited message
 * what it was. The twin forgets both.
 */
export function describeWrite({ callback, writes }: Exchange, source: Shown | undefined): Shown {
  const last = writes.at(-1);
  if (last === undefined) throw new Error('The bot has written nothing');
  const { message, body } = last;
  const flags = Number(body.json?.['flags'] ?? 0) | Number(callback?.data?.['flags'] ?? 0);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a field of the message the bot sent
  const allowedMentions = body.json?.['allowed_mentions'] as Parameters<
    typeof findPings
  >[0]['allowedMentions'];
  const { content, components = [] } = message;
  const isEdit = callback?.type === InteractionResponseType.DeferredMessageUpdate;
  return {
    message,
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0 || (isEdit && source?.isPrivate === true),
    files: body.files,
    pings: findPings({ content, components, allowedMentions }),
  };
}
