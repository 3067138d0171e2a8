import { readFileSync } from 'node:fs';
import { UserError } from '../../core/user-error.ts';

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
  const wrong = entries.filter(
    ([name, setting]) => !/^HD2_[A-Z]+$/.test(name) || typeof setting !== 'string',
  );
  if (entries.length > 0 && wrong.length === 0) return Object.fromEntries(entries);
  const names = wrong.map(([name]) => name).join(', ');
  throw new UserError(
    entries.length === 0 ? `${file} holds no settings.` : `${file} has settings that nobody knows: ${names}.`,
    'It is a JSON object of HD2_* settings, each a text, such as {"HD2_UPSTREAM": "manual"}.',
  );
}
