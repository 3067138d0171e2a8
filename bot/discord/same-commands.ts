import { isDeepStrictEqual } from 'node:util';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';

/** What Discord adds to a command, or fills in where nothing was said. */
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

/** Whether what Discord has is what we want; order of keys and of commands aside, and its defaults too. */
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
    // A guild's commands have no contexts: they are used there or nowhere.
    if (scope === 'guild' && !isOption && (key === 'contexts' || key === 'integration_types')) return false;
    // The type of an option always counts; only a command's is 1 where it is left out.
    if (key === 'type' && isOption) return true;
    // A menu entry has no description, and Discord says so with an empty one.
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
