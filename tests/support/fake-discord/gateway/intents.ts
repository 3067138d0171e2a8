import { GatewayIntentBits as Bits } from 'discord-api-types/v10';

export const PRIVILEGED_INTENTS = Bits.GuildMembers | Bits.GuildPresences | Bits.MessageContent;

/** Whether a session with these intents receives an event. */
export function receivesEvent(intents: number, event: string, isGuild: boolean): boolean {
  const needed = neededIntent(event, isGuild);
  return needed === 0 || (intents & needed) !== 0;
}

function neededIntent(event: string, isGuild: boolean): number {
  if (event.startsWith('MESSAGE_')) return isGuild ? Bits.GuildMessages : Bits.DirectMessages;
  if (event.startsWith('GUILD_MEMBER_')) return Bits.GuildMembers;
  if (event.startsWith('GUILD_') || event.startsWith('CHANNEL_')) return Bits.Guilds;
  return 0;
}
