/** A failure described for the person who caused or can fix it: what is wrong, and what to do next. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(say: string, tip: string) {
    super(`${say}\n${tip}`);
  }
}
