import type { Context } from './context.ts';

/** What a reply depends on besides its model. */
export type Wording = {
  /** BCP 47; determines the number format. */
  readonly locale: string;
  /** Formats a mention of a command. */
  readonly mention: (command: string) => string;
  /** Whether pictures can be drawn, so that their text needs a button. */
  readonly hasPictures: boolean;
};

export function wordingFor({ viewer, mention, pictures }: Context): Wording {
  return { locale: viewer.locale, mention, hasPictures: pictures !== null };
}
