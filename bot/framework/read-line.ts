// Parses a typed line to a command: `/top stat:dpm period:all`. A value continues until the next `name:` of an option of that
// command, including blanks and words such as `https:`.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Command } from './command.ts';
import type { RawOptions, Request } from './incoming/incoming.ts';

type Line = Extract<Request, { kind: 'command' }>;

/** null when the command is unknown. The command itself validates the options. */
export function readLine(line: string, commands: readonly Command[]): Line | null {
  const [words = '', ...parts] = line.trim().split(/(?<=\s)(?=[a-z_]+:)/);
  const [name = '', ...path] = words.trim().replace(/^\//, '').split(/\s+/);
  const command = commands.find(({ data }) => data.name === name);
  if (command === undefined) return null;
  const types = typesOf(command, path);
  const options: Record<string, RawOptions[string]> = {};
  for (const pair of joinValues(parts, types)) {
    const at = pair.indexOf(':');
    const key = pair.slice(0, at);
    options[key] = toValue(pair.slice(at + 1).trim(), types.get(key));
  }
  return { kind: 'command', name, path, options };
}

/** Appends to a value what only looks like a further option. */
function joinValues(parts: readonly string[], types: ReadonlyMap<string, unknown>): string[] {
  const isOption = (part: string): boolean => types.has(part.slice(0, part.indexOf(':')));
  const pairs: string[] = [];
  for (const part of parts) {
    const last = pairs.at(-1);
    if (last === undefined || isOption(part) || !isOption(last)) pairs.push(part);
    else pairs[pairs.length - 1] = last + part;
  }
  return pairs;
}

type Option = {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly options?: readonly Option[];
};

function typesOf({ data }: Command, [sub]: readonly string[]): Map<string, ApplicationCommandOptionType> {
  const declared: readonly Option[] = 'options' in data ? (data.options ?? []) : [];
  const inner = declared.find(({ name }) => name === sub)?.options ?? declared;
  return new Map(inner.map(({ name, type }) => [name, type]));
}

function toValue(text: string, type: ApplicationCommandOptionType | undefined): RawOptions[string] {
  const isNumber =
    type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;
  if (isNumber && text !== '') return Number(text);
  if (type === ApplicationCommandOptionType.Boolean && (text === 'true' || text === 'false')) {
    return text === 'true';
  }
  return text;
}
