// Where scenarios play: a Discord with a bot in it and people who use it. Nothing here says which Discord it is.
import type { APIMessage } from 'discord-api-types/v10';
import type { Choice } from '../../../bot/framework/responder.ts';
import type { Pings } from '../../support/fake-discord/stored-message.ts';

/** Id of a member of the home server. */
export type Person = string;

/** What a person ends up with. */
export type Shown = {
  readonly message: APIMessage;
  /** Only the one who asked sees it. */
  readonly isPrivate: boolean;
  readonly files: readonly { readonly filename: string; readonly data: Uint8Array }[];
  readonly pings: Pings;
};

export type Values = Readonly<Record<string, string | number | boolean>>;

/** What a scenario needs beyond talking, and a Discord may lack. */
export type Need = 'own messages' | 'command list' | 'channel check';

/** What people do. */
export type Acting = {
  /** Id of a text channel. */
  readonly channel: string;
  readonly addMember: () => Person;
  /** A member who may manage the home server. */
  readonly addAdmin: () => Person;
  /** `slash('admin reimport', { round: '12' })`. A form that opens instead of an answer is filled in and sent. */
  readonly slash: (line: string, values: Values, who: Person) => Promise<Shown>;
  readonly userMenu: (name: string, target: Person, who: Person) => Promise<Shown>;
  readonly messageMenu: (name: string, target: Shown, who: Person) => Promise<Shown>;
  /** Types into the last of the values. */
  readonly type: (line: string, values: Values, who: Person) => Promise<readonly Choice[]>;
  /** Presses the one button that fits. */
  readonly press: (shown: Shown, id: string | RegExp, who: Person) => Promise<Shown>;
  /** Chooses in the one select that fits: option values, or the id of a person. */
  readonly choose: (shown: Shown, id: string | RegExp, value: string, who: Person) => Promise<Shown>;
  /** Presses a button that opens a form, and sends the form with these texts. */
  readonly fillIn: (shown: Shown, id: string | RegExp, texts: Values, who: Person) => Promise<Shown>;
  /** Presses what a version long gone might have left there. */
  readonly pressForged: (shown: Shown, id: string, who: Person) => Promise<Shown>;
};

export type Stage = Acting & {
  /** The bot goes and comes again. */
  readonly restart: () => Promise<void>;
  /** How often the bot has written its list of commands. */
  readonly registrations: () => number;
  /** What this Discord had to complain about since the last look. */
  readonly takeProblems: () => readonly unknown[];
};

/** The same steps and the same expectations at every Discord. */
export type Scenario = {
  readonly title: string;
  readonly needs?: readonly Need[];
  readonly play: (stage: Stage) => Promise<void>;
};
