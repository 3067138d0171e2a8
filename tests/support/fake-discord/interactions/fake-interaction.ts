import type {
  APIModalInteractionResponseCallbackData,
  APIUser,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { CommandChoice } from './command-types.ts';
import type { StoredMessage } from '../stored-message.ts';

/** The first answer to an interaction. */
export type Callback = {
  readonly type: InteractionResponseType;
  /** The message, for types 4, 5 (still loading), 6 and 7. */
  readonly message?: StoredMessage;
  readonly choices?: readonly CommandChoice[];
  readonly modal?: APIModalInteractionResponseCallbackData;
  readonly ephemeral: boolean;
};

/** An action of a person, and the answers of the bot. Times are `performance.now()`. */
export type FakeInteraction = {
  readonly id: string;
  readonly token: string;
  /** `/admin reimport`, `button rank1:…`: for error messages. */
  readonly label: string;
  readonly user: APIUser;
  /** `d` of INTERACTION_CREATE. */
  readonly payload: InteractionPayload;
  readonly channelId: string;
  readonly guildId: string | undefined;
  /** The message of a component, also of a modal that such a component opened. */
  readonly source: StoredMessage | undefined;
  /** The interaction that opened the modal, of a submit. */
  readonly opener: FakeInteraction | undefined;
  readonly isUserInstall: boolean;
  readonly sentAt: number;
  answeredAt: number | undefined;
  /** Time of the newest content: the first answer, or the last edit or follow-up. */
  finalAt: number | undefined;
  callback: Callback | undefined;
  /** True until the deferred reply has its content. */
  isLoading: boolean;
  /** The message that `@original` refers to. */
  original: StoredMessage | undefined;
  readonly followUps: StoredMessage[];
  /** Contents written after the first answer, in order. */
  readonly writes: StoredMessage[];
  modalSubmitted: boolean;
  expired: boolean;
};

export type InteractionPayload = {
  readonly id: string;
  readonly application_id: string;
  readonly type: InteractionType;
  readonly token: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
};
