import type { Config } from '../core/config.ts';

type Situation = {
  /** Whether the process stays; a verb that answers and ends only says what is wrong. */
  readonly stays: boolean;
  /** Whether a person watches the log as it comes. */
  readonly isTerminal: boolean;
};

/** What LOG_LEVEL says. Where it says nothing, a person at a terminal gets sentences instead, and only warnings of the log. */
export function chooseLogLevel(
  { logLevel, isLogLevelSet }: Pick<Config, 'logLevel' | 'isLogLevelSet'>,
  { stays, isTerminal }: Situation,
): Config['logLevel'] {
  const isQuiet = !stays || (isTerminal && !isLogLevelSet);
  return logLevel === 'info' && isQuiet ? 'warn' : logLevel;
}
