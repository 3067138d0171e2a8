import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { ApiError } from '../api-error.ts';
import type { CommandBody, RegisteredCommand } from '../interactions/command-types.ts';
import { normalizeCommand } from './normalize-command.ts';
import { makeSnowflake } from '../snowflake.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;

/** Makes `bodies` the commands of a scope. Existing names keep their id, and unchanged commands their version. */
export function registerCommands(
  world: World,
  scope: string,
  bodies: readonly CommandBody[],
): RegisteredCommand[] {
  const old = world.state.commands.get(scope) ?? [];
  const isNew = (body: CommandBody): boolean => findSame(old, body) === undefined;
  countCreates(world, scope, bodies.filter(isNew).length);
  const commands = bodies.map((body) => register(world, { scope, body, same: findSame(old, body) }));
  world.state.commands.set(scope, commands);
  world.signal.notify();
  return commands;
}

function findSame(old: readonly RegisteredCommand[], body: CommandBody): RegisteredCommand | undefined {
  const type = body.type ?? ApplicationCommandType.ChatInput;
  return old.find((command) => command.name === body.name && command.type === type);
}

type Registration = {
  readonly scope: string;
  readonly body: CommandBody;
  readonly same: RegisteredCommand | undefined;
};

function register(world: World, { scope, body, same }: Registration): RegisteredCommand {
  const identity = {
    id: same?.id ?? makeSnowflake(),
    version: same?.version ?? makeSnowflake(),
    applicationId: world.state.bot.id,
    guildId: scope === 'global' ? undefined : scope,
  };
  const command = normalizeCommand(body, identity);
  if (same === undefined || isDeepStrictEqual(command, same)) return command;
  return { ...command, version: makeSnowflake() };
}

function countCreates(world: World, scope: string, count: number): void {
  const since = Date.now() - DAY;
  const recent = (world.state.commandCreates.get(scope) ?? []).filter((at) => at > since);
  if (recent.length + count > world.settings.commandCreatesPerDay) {
    throw new ApiError(400, 30_034, 'Max number of daily application command creates has been reached');
  }
  world.state.commandCreates.set(scope, [...recent, ...Array<number>(count).fill(Date.now())]);
}
