/** A failure with words for the person at the terminal: what is wrong, and what to do next. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(say: string, tip: string) {
    super(`${say}\n${tip}`);
  }
}
