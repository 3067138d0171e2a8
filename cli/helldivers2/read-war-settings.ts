import { readFileSync } from 'node:fs';
import {
  readUpstreamSettings,
  type UpstreamSettings,
} from '../../importer/helldivers2/upstreams/upstream-settings.ts';
import { UserError } from '../../core/user-error.ts';

/** Settings of the environment, and below them those of a file. Throws in words, with every problem at once. */
export function readWarSettings(file: string | undefined): UpstreamSettings {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  try {
    return readUpstreamSettings({ ...(file === undefined ? {} : readFile(file)), ...given });
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(error.message, 'See .env.example for every setting.');
    throw error;
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
