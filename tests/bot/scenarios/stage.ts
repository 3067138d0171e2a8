// The environment of scenarios: a Discord with a bot and people who use it. This file is independent of the kind of Discord.
import type { APIMessage } from 'discord-api-types/v10';
import type { Choice } from '../../../bot/framework/responder.ts';
import type { Pings } from '../../support/fake-discord/stored-message.ts';

/** Id of a member of the home server. */
export type Person = string;

/** The final answer that a person sees. */
export type Shown = {
  readonly message: APIMessage;
  /** Visible only to the person who asked. */
  readonly isPrivate: boolean;
  readonly files: readonly { readonly filename: string; readonly data: Uint8Array }[];
  readonly pings: Pings;
};

export type Values = Readonly<Record<string, string | number | boolean>>;

/** Abilities that a scenario needs beyond commands, and that some kinds of Discord lack. */
export type Need = 'own messages' | 'command list' | 'channel check';

/** Actions of people. */
export type Acting = {
  /** The id of a text channel. */
  readonly channel: string;
  readonly addMember: () => Person;
  /** A member who may manage the home server. */
  readonly addAdmin: () => Person;
  /** `slash('admin reimport', { round: '12' })`. A form that opens instead of an answer is filled in and sent. */
  readonly slash: (line: string, values: Values, who: Person) => Promise<Shown>;
  readonly userMenu: (name: string, target: Person, who: Person) => Promise<Shown>;
  readonly messageMenu: (name: string, target: Shown, who: Person) => Promise<Shown>;
  /** Requests completions for the last of the values. */
  readonly type: (line: string, values: Values, who: Person) => Promise<readonly Choice[]>;
  /** Presses the only button that matches. */
  readonly press: (shown: Shown, id: string | RegExp, who: Person) => Promise<Shown>;
  /** Chooses in the only select that matches: option values, or the id of a person. */
  readonly choose: (shown: Shown, id: string | RegExp, value: string, who: Person) => Promise<Shown>;
  /** Presses a button that opens a form, and sends the form with these texts. */
  readonly fillIn: (shown: Shown, id: string | RegExp, texts: Values, who: Person) => Promise<Shown>;
  /** Presses a button that an earlier version could have left there. */
  readonly pressForged: (shown: Shown, id: string, who: Person) => Promise<Shown>;
};

export type Stage = Acting & {
  /** Restarts the bot. */
  readonly restart: () => Promise<void>;
  /** How often the bot has registered its commands. */
  readonly registrations: () => number;
  /** Problems that this Discord recorded since the last call. */
  readonly takeProblems: () => readonly unknown[];
};

/** The same steps and the same expectations at every kind of Discord. */
export type Scenario = {
  readonly title: string;
  readonly needs?: readonly Need[];
  readonly play: (stage: Stage) => Promise<void>;
};
