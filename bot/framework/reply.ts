// What a command says, before it becomes a Discord message. Plain data: no client, no clock, no database.
import type { APIComponentInContainer } from 'discord-api-types/v10';
import type { ErrorText } from './error-catalogue.ts';
import type { Picture } from './pictures.ts';

/** A file of a message. */
export type ReplyFile = { readonly name: string; readonly bytes: Uint8Array };

/** A picture, and the text that stands in its place until it is there, or for good if it never is. */
export type PictureSlot = {
  readonly kind: 'picture';
  /** File name; a message shows its pictures by it. */
  readonly name: string;
  readonly picture: Picture;
  readonly instead: readonly APIComponentInContainer[];
};

export type Block = { readonly kind: 'component'; readonly component: APIComponentInContainer } | PictureSlot;

export type Reply = {
  readonly kind: 'reply';
  /** 0xRRGGBB of the bar at the side. */
  readonly accent: number;
  readonly blocks: readonly Block[];
  /** The small line at the end: freshness, sample, how to get here again. Markdown; empty for none. */
  readonly footer: string;
  readonly files: readonly ReplyFile[];
  /** The id that leads to this very reply, for a reply with pictures: its words can then be asked for. */
  readonly self?: string;
};

/** Text is escaped; what we made as Markdown, such as `<t:1:R>`, is not. */
export type ErrorValues = Readonly<Record<string, string | { readonly markdown: string }>>;

export type SayError = {
  readonly kind: 'error';
  readonly code: string;
  readonly text: ErrorText;
  /** Fill the sentence. */
  readonly values: ErrorValues;
  /** What the person can press next. */
  readonly blocks: readonly Block[];
};

export type Outcome = Reply | SayError;
