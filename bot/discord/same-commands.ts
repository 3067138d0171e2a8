import { isDeepStrictEqual } from 'node:util';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';

/** Fields that Discord adds to a command, or fills in by default. */
const ADDED = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'dm_permission',
  'name_localized',
  'description_localized',
]);
const DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  type: [1],
  nsfw: [false],
  required: [false],
  autocomplete: [false],
  default_permission: [true],
};

/** Compares the registered commands with ours, ignoring the order of keys and commands, and Discord's defaults. */
export function sameCommands(
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
  known: readonly unknown[],
  scope: 'global' | 'guild',
): boolean {
  const ours = wanted.map((command) => normalize(command, scope)).toSorted(byName);
  const theirs = known.map((command) => normalize(command, scope)).toSorted(byName);
  return isDeepStrictEqual(ours, theirs);
}

function normalize(value: unknown, scope: 'global' | 'guild', isOption = false): unknown {
  if (Array.isArray(value)) return value.map((item) => normalize(item, scope, true));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => {
    if (inner === null || inner === undefined || ADDED.has(key)) return false;
    if (Array.isArray(inner) && inner.length === 0) return false;
    // Commands of a guild have no contexts; they are available in that guild only.
    if (scope === 'guild' && !isOption && (key === 'contexts' || key === 'integration_types')) return false;
    // The type of an option is significant; a command's defaults to 1.
    if (key === 'type' && isOption) return true;
    // A menu entry has no description, which Discord returns as an empty one.
    if (key === 'description' && inner === '') return false;
    return !(DEFAULTS[key] ?? []).includes(inner);
  });
  return Object.fromEntries(kept.map(([key, inner]) => [key, normalize(inner, scope, true)]));
}

function byName(a: unknown, b: unknown): number {
  return JSON.stringify(sortKey(a)) < JSON.stringify(sortKey(b)) ? -1 : 1;
}

function sortKey(command: unknown): unknown {
  if (typeof command !== 'object' || command === null) return command;
  return ['type' in command ? command.type : 1, 'name' in command ? command.name : ''];
}
