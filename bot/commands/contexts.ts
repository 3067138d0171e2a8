import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';

/** Read-only commands work everywhere, also for people who installed the bot for themselves. */
export const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** Commands that change a community's data work only in its server. */
export const GUILDS_ONLY = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
