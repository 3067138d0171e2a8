// What we use of it. Its own types come with it, but it is not installed where only the types are checked.
declare module 'discord-digital-twin' {
  type Row = Readonly<Record<string, unknown>>;
  type Table = {
    readonly create: (query: { readonly data: Row }) => Promise<unknown>;
    readonly update: (query: { readonly where: Row; readonly data: Row }) => Promise<unknown>;
    readonly findFirstOrThrow: () => Promise<{ readonly id: string }>;
  };
  export type Interaction = {
    readonly type: number;
    readonly channelId: string;
    readonly userId: string;
    readonly messageId?: string;
    readonly data: Row;
  };

  export class DigitalDiscord {
    constructor(options: {
      readonly botToken?: string;
      readonly dbUrl: string;
      readonly users: readonly { readonly username: string }[];
      readonly channels: readonly { readonly name: string; readonly type: number }[];
    });
    readonly prisma: {
      readonly user: Table;
      readonly guildMember: Table;
      readonly channel: Table;
      readonly interactionResponse: Table;
      readonly $disconnect: () => Promise<void>;
    };
    readonly botToken: string;
    readonly guildId: string;
    readonly restUrl: string;
    start(): Promise<void>;
    stop(): Promise<void>;
    simulateInteraction(interaction: Interaction): Promise<{ readonly id: string; readonly token: string }>;
  }
}
