import type { Context } from './context.ts';

/** What a reply needs to know about its reader. */
export type Wording = {
  /** BCP 47; numbers are written its way. */
  readonly locale: string;
  /** How a command is mentioned there. */
  readonly mention: (command: string) => string;
  /** Whether pictures can be drawn, so that their words need a button. */
  readonly hasPictures: boolean;
};

export function wordingFor({ viewer, mention, pictures }: Context): Wording {
  return { locale: viewer.locale, mention, hasPictures: pictures !== null };
}
