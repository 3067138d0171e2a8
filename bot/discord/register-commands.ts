// Makes Discord's list of commands equal to ours, and writes only on a difference, because writes are limited.
import { type REST, Routes } from 'discord.js';
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { z } from 'zod';
import { sameCommands } from './same-commands.ts';
import { withRetry } from './with-retry.ts';

const registered = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number().optional() }));

type RegisterOptions = {
  readonly rest: REST;
  readonly applicationId: string;
  /** undefined: everywhere. */
  readonly guildId: string | undefined;
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
};

export type Registered = {
  readonly hasChanged: boolean;
  /** Slash commands by name. */
  readonly ids: ReadonlyMap<string, string>;
};

/** Throws when Discord refuses. */
export async function registerCommands(options: RegisterOptions): Promise<Registered> {
  const { rest, applicationId, guildId, commands } = options;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const often = { retries: 3, withinMs: 20_000, isRepeatable: true };
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = registered.parse(await withRetry(async () => rest.get(route, { query }), often));
  const scope = guildId === undefined ? 'global' : 'guild';
  if (sameCommands(commands, known, scope)) return { hasChanged: false, ids: idsOf(known) };
  const now = registered.parse(await withRetry(async () => rest.put(route, { body: commands }), often));
  return { hasChanged: true, ids: idsOf(now) };
}

function idsOf(commands: z.infer<typeof registered>): Map<string, string> {
  return new Map(commands.flatMap(({ id, name, type = 1 }) => (type === 1 ? [[name, id] as const] : [])));
}
