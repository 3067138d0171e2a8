import { UserError } from '../../core/user-error.ts';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u;

/** Parses the name of a key or a user. Throws in words. */
export function readName(text: string): string {
  const name = text.trim().normalize('NFC');
  if (NAME.test(name)) return name;
  throw new UserError(
    `"${text}" cannot be a name.`,
    'Take up to 64 letters, digits, blanks and . _ @ -, a letter or digit first.',
  );
}
