import { readFileSync } from 'node:fs';
import { nearestName } from '../../core/nearest-name.ts';
import { UserError } from '../../core/user-error.ts';
import { SETTING_NAMES } from '../../importer/helldivers2/upstreams/upstream-settings.ts';

/**
 * Adds the settings of a file to the environment, where it does not have them. Call it before `.env` is read, which adds
 * what is still missing. Throws in words.
 */
export function applySettingsFile(file: string): void {
  for (const [name, value] of Object.entries(readFile(file))) {
    if ((process.env[name] ?? '') === '') process.env[name] = value;
  }
}

function readFile(file: string): Record<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not valid JSON' : 'it cannot be read';
    throw new UserError(`${file}: ${why}.`, 'Check the path, or leave --config out.');
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const problems = entries.flatMap(([name, setting]) => findProblem(name, setting));
  if (entries.length > 0 && problems.length === 0) return Object.fromEntries(entries);
  throw new UserError(
    entries.length === 0 ? `${file} contains no settings.` : `${file}: ${problems.join(' ')}`,
    'It is a JSON object of HD2_* settings, each a text, such as {"HD2_UPSTREAM": "manual"}.',
  );
}

function findProblem(name: string, setting: unknown): string[] {
  if (SETTING_NAMES.includes(name))
    return typeof setting === 'string' ? [] : [`${name} must be a text in quotes.`];
  const nearest = nearestName(name, SETTING_NAMES);
  const hint = nearest === undefined ? `Those are ${SETTING_NAMES.join(', ')}.` : `Did you mean ${nearest}?`;
  return [`${name} is not a setting of Helldivers 2. ${hint}`];
}
