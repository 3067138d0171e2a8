import { ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Values } from '../bot/scenarios/stage.ts';

const option = z.object({
  name: z.string(),
  type: z.number(),
  get options() {
    return z.array(option).optional();
  },
});
const command = z.object({
  id: z.string(),
  name: z.string(),
  type: z.number().default(ApplicationCommandType.ChatInput),
  options: z.array(option).default([]),
});

type Option = z.infer<typeof option>;

/** `data` of a command such as `admin reimport`, as a client sends it for a command that is registered. */
export function slashData(
  commands: readonly unknown[],
  line: string,
  values: Values,
  focused?: string,
): Readonly<Record<string, unknown>> {
  const [name, ...path] = line.split(' ');
  const registered = z
    .array(command)
    .parse(commands)
    .find((one) => one.name === name);
  if (registered === undefined) throw new Error(`/${name} is not registered`);
  const { id, type, options } = registered;
  return { id, name, type, options: fill(options, path, values, focused) };
}

function fill(
  options: readonly Option[],
  [next, ...path]: readonly string[],
  values: Values,
  focused: string | undefined,
): unknown[] {
  if (next !== undefined) {
    const inner = options.find(({ name }) => name === next);
    if (inner === undefined) throw new Error(`There is no subcommand ${next}`);
    const { name, type } = inner;
    return [{ name, type, options: fill(inner.options ?? [], path, values, focused) }];
  }
  return Object.entries(values).map(([name, value]) => {
    const type = options.find((one) => one.name === name)?.type;
    if (type === undefined) throw new Error(`There is no option ${name}`);
    return { name, type, value, ...(name === focused ? { focused: true } : {}) };
  });
}
