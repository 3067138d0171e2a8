import { type Helldivers1Settings, parseHelldivers1Settings } from '../../importer/helldivers1/settings.ts';
import { UserError } from '../../core/user-error.ts';

/** The settings of the game, for its verbs. Throws a UserError that names every problem. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Helldivers1Settings {
  const read = parseHelldivers1Settings(env);
  if (read.ok) return read.settings;
  throw new UserError(
    [
      'The configuration has to be corrected first:',
      ...read.problems.map((problem) => `  - ${problem}`),
    ].join('\n'),
    'See .env.example for every setting.',
  );
}
