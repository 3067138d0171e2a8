import type { OptionValue } from './option-value.ts';
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { assertValue } from './assert-option.ts';
import type { CommandOption, RegisteredCommand } from '../interactions/command-types.ts';
import type { Place } from '../place.ts';
import { Resolved } from '../interactions/resolved.ts';
import type { World } from '../world.ts';

export type OptionValues = Readonly<Record<string, OptionValue>>;

export type Typed = {
  readonly values: OptionValues;
  /** The option being typed, for autocomplete; nothing else is checked or required then. */
  readonly focused?: string;
};

export type SlashData = { readonly options: readonly unknown[]; readonly resolved: Resolved };

/** Returns `data.options` for a command line such as `admin reimport` with its values. */
export function buildSlashData(
  world: World,
  place: Place,
  line: { readonly command: RegisteredCommand; readonly path: readonly string[]; readonly typed: Typed },
): SlashData {
  const resolved = new Resolved(world, place);
  const level = descend(line.command, line.path);
  const options = level.options.map((option) => option.name);
  const unknown = Object.keys(line.typed.values).filter((name) => !options.includes(name));
  if (unknown.length > 0 && !place.force)
    throw new Error(`No option ${unknown.join(', ')}; there are: ${options.join(', ')}`);
  const isPartial = line.typed.focused !== undefined;
  const filled = level.options.flatMap((option) => {
    const value = line.typed.values[option.name];
    if (value === undefined) {
      if (option.required === true && !isPartial && !place.force)
        throw new Error(`Option ${option.name} is required`);
      return [];
    }
    if (!place.force && !isPartial) assertValue(option, value);
    return [fillOption(option, value, { resolved, focused: line.typed.focused })];
  });
  const forced = unknown.map((name) => ({ name, type: Type.String, value: line.typed.values[name] }));
  const inner: readonly unknown[] = [...filled, ...forced];
  return {
    options: level.nesting.reduceRight((options, { name, type }) => [{ name, type, options }], inner),
    resolved,
  };
}

type Level = { readonly options: readonly CommandOption[]; readonly nesting: readonly CommandOption[] };

function descend(command: RegisteredCommand, path: readonly string[]): Level {
  const nesting: CommandOption[] = [];
  let options = command.options ?? [];
  for (const name of path) {
    const next = options.find((option) => option.name === name && option.type <= Type.SubcommandGroup);
    if (next === undefined) throw new Error(`/${command.name} has no subcommand ${path.join(' ')}`);
    nesting.push(next);
    options = next.options ?? [];
  }
  const open = options.filter((option) => option.type <= Type.SubcommandGroup);
  if (open.length > 0)
    throw new Error(`/${command.name} needs one of: ${open.map((option) => option.name).join(', ')}`);
  return { options, nesting };
}

type Filling = { readonly resolved: Resolved; readonly focused: string | undefined };

function fillOption(option: CommandOption, value: OptionValue, { resolved, focused }: Filling): unknown {
  const base = { name: option.name, type: option.type };
  if (option.name === focused) {
    if (option.autocomplete !== true) throw new Error(`Option ${option.name} has no autocomplete`);
    return { ...base, value: typeof value === 'object' ? '' : value, focused: true };
  }
  return { ...base, value: resolved.add(option.type, value) };
}
