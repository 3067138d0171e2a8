// A text in Discord's Markdown after parsing: lines, and the marks inside a line. Plain data; all text is untrusted.

export type Mark =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: Emphasis; readonly inside: readonly Mark[] }
  /** The address is http or https. */
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly Mark[] }
  /** Seconds since 1970, in one of Discord's styles; R is the age. */
  | { readonly kind: 'moment'; readonly seconds: number; readonly style: string }
  /** A member of Discord, by id. */
  | { readonly kind: 'member'; readonly id: string };

export type Emphasis = 'bold' | 'italic' | 'underlined' | 'struck' | 'spoiler';

/** `depth` counts from 0; a line of a numbered list has its `number`. */
export type MarkLine =
  | { readonly kind: 'title' | 'heading' | 'text' | 'small'; readonly marks: readonly Mark[] }
  | {
      readonly kind: 'item';
      readonly depth: number;
      readonly number: number | null;
      readonly marks: readonly Mark[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly lines: readonly MarkLine[] };
