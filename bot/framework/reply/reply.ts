// A command's answer, before it becomes a Discord message. Plain data: no client, no clock, no database.
import type { APIComponentInContainer } from 'discord-api-types/v10';
import type { ErrorText } from './error-catalogue.ts';
import type { Picture } from './pictures.ts';

/** A file of a message. */
export type ReplyFile = { readonly name: string; readonly bytes: Uint8Array };

/** A picture, and the text that replaces it until it is drawn, or permanently if drawing fails. */
export type PictureSlot = {
  readonly kind: 'picture';
  /** File name, by which a message refers to the picture. */
  readonly name: string;
  readonly picture: Picture;
  readonly instead: readonly APIComponentInContainer[];
};

export type Block = { readonly kind: 'component'; readonly component: APIComponentInContainer } | PictureSlot;

export type Reply = {
  readonly kind: 'reply';
  /** Colour of the bar at the side, 0xRRGGBB. */
  readonly accent: number;
  readonly blocks: readonly Block[];
  /** The small last line: freshness, sample size, the command to repeat it. Markdown; empty for none. */
  readonly footer: string;
  readonly files: readonly ReplyFile[];
  /** The id that leads to this reply, for replies with pictures, so that their text can be requested. */
  readonly self?: string;
};

/** Text is escaped; generated Markdown, such as `<t:1:R>`, is not. */
export type ErrorValues = Readonly<Record<string, string | { readonly markdown: string }>>;

export type SayError = {
  readonly kind: 'error';
  readonly code: string;
  readonly text: ErrorText;
  /** Values for the sentence. */
  readonly values: ErrorValues;
  /** Buttons for the next step. */
  readonly blocks: readonly Block[];
};

export type Outcome = Reply | SayError;
