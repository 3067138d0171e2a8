import type { Config } from '../../core/config.ts';

type Situation = {
  /** Whether the process keeps running; a verb that ends after its answer logs only problems. */
  readonly stays: boolean;
  /** Whether a person watches the log. */
  readonly isTerminal: boolean;
};

/**
 * Chooses the level of the log. Without LOG_LEVEL a person at a terminal gets sentences, and only warnings of the log.
 */
export function chooseLogLevel(
  { logLevel, isLogLevelSet }: Pick<Config, 'logLevel' | 'isLogLevelSet'>,
  { stays, isTerminal }: Situation,
): Config['logLevel'] {
  const isQuiet = !stays || (isTerminal && !isLogLevelSet);
  return logLevel === 'info' && isQuiet ? 'warn' : logLevel;
}
