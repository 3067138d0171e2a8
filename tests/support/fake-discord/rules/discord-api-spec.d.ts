/* oxlint-disable typescript/consistent-type-imports -- an ambient module cannot import a relative path */
// The package points its types at plain JavaScript, so the few schemas that are used are declared here.
declare module 'discord-api-spec/zod' {
  import type { z } from 'zod';

  type Schema<T = unknown> = z.core.$ZodType<T>;
  type Command = import('../interactions/command-types.ts').CommandBody;
  type Message = import('../message-draft.ts').MessageBody;
  type Callback<T> = { readonly data?: T | null };
  type Choices = {
    readonly choices?: readonly import('../interactions/command-types.ts').CommandChoice[] | null;
  };
  type Modal = import('discord-api-types/v10').APIModalInteractionResponseCallbackData;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema<Callback<Choices>>;
  export const ApplicationCommandCreateRequestSchema: Schema<Command>;
  export const ApplicationCommandResponseSchema: Schema;
  export const ApplicationCommandUpdateRequestSchema: Schema<Command>;
  export const CreateMessageInteractionCallbackRequestSchema: Schema<Callback<Message>>;
  export const ErrorResponseSchema: Schema;
  export const GatewayBotResponseSchema: Schema;
  export const GuildChannelResponseSchema: Schema;
  export const GuildMemberResponseSchema: Schema;
  export const GuildRoleResponseSchema: Schema;
  export const GuildWithCountsResponseSchema: Schema;
  export const IncomingWebhookRequestPartialSchema: Schema<Message>;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema<Message>;
  export const InteractionCallbackResponseSchema: Schema;
  export const MessageCreateRequestSchema: Schema<Message>;
  export const MessageEditRequestPartialSchema: Schema<Message>;
  export const MessageResponseSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema<{ readonly data: Modal }>;
  export const PrivateApplicationResponseSchema: Schema;
  export const PrivateChannelResponseSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema<Callback<Message>>;
  export const UserPIIResponseSchema: Schema;
  export const UserResponseSchema: Schema;
}
