import { type Helldivers1Settings, helldivers1Settings } from '../../importer/helldivers1/settings.ts';
import { CliError } from '../cli-error.ts';

/** The settings of the game, for its verbs. Throws a CliError that names every problem. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Helldivers1Settings {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const read = helldivers1Settings.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  - ${path.join('.')} ${message}`);
  throw new CliError(
    ['The configuration has to be mended first:', ...problems].join('\n'),
    'See .env.example for every setting.',
  );
}
