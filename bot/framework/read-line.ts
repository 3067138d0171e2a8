// Parses a typed line to a command: `/top stat:dpm period:all`. A value continues until the next `name:`, including
// blanks.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Command } from './command.ts';
import type { RawOptions, Request } from './incoming.ts';

type Line = Extract<Request, { kind: 'command' }>;

/** null when the command is unknown. The command itself validates the options. */
export function readLine(line: string, commands: readonly Command[]): Line | null {
  const [words = '', ...pairs] = line.trim().split(/\s+(?=[a-z_]+:)/);
  const [name = '', ...path] = words.replace(/^\//, '').split(/\s+/);
  const command = commands.find(({ data }) => data.name === name);
  if (command === undefined) return null;
  const types = typesOf(command, path);
  const options: Record<string, RawOptions[string]> = {};
  for (const pair of pairs) {
    const at = pair.indexOf(':');
    const key = pair.slice(0, at);
    options[key] = toValue(pair.slice(at + 1).trim(), types.get(key));
  }
  return { kind: 'command', name, path, options };
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
