import { ApplicationCommandType } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import type { z } from 'zod';
import { ApiError, refuseForm, type FormError } from '../api-error.ts';
import { checkCommands } from '../rules/check-commands.ts';
import type { CommandBody, RegisteredCommand } from '../interactions/command-types.ts';
import { withoutLocalizations } from '../commands/normalize-command.ts';
import { registerCommands } from '../commands/register-commands.ts';
import type { Answer } from '../request.ts';
import type { Route, RoutedRequest } from './route.ts';
import { parseSpec } from '../rules/spec-check.ts';
import type { World } from '../world.ts';

const MAX_COMMANDS = 130;
const SCOPES = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];

/** Routes for registering commands, global ones and those of one server. */
export const commandRoutes: readonly Route[] = SCOPES.flatMap((path): Route[] => [
  { method: 'GET', path, needsToken: true, run: listCommands },
  { method: 'PUT', path, needsToken: true, run: replaceCommands },
  { method: 'POST', path, needsToken: true, run: upsertCommand },
  {
    method: 'GET',
    path: `${path}/:command`,
    needsToken: true,
    run: (world, request) => ({ status: 200, body: findCommand(world, request) }),
  },
  { method: 'DELETE', path: `${path}/:command`, needsToken: true, run: removeCommand },
]);

function scopeOf(world: World, request: RoutedRequest): string {
  if (request.param('application') !== world.state.bot.id) {
    throw new ApiError(403, 20_012, 'You are not authorized to perform this action on this application');
  }
  if (!request.path.includes('/guilds/')) return 'global';
  const guild = world.state.guilds.get(request.param('guild'));
  if (guild === undefined || !guild.botIn) throw new ApiError(403, 50_001, 'Missing Access');
  return guild.id;
}

function listCommands(world: World, request: RoutedRequest): Answer {
  const commands = world.state.commands.get(scopeOf(world, request)) ?? [];
  const full = request.query.get('with_localizations') === 'true';
  return { status: 200, body: full ? commands : commands.map(withoutLocalizations) };
}

function replaceCommands(world: World, request: RoutedRequest): Answer {
  const scope = scopeOf(world, request);
  if (!Array.isArray(request.body) || request.body.length > MAX_COMMANDS) {
    throw new ApiError(400, 50_035, `Only an array of at most ${MAX_COMMANDS} commands is accepted`);
  }
  const bodies = request.body.map((body, index) =>
    parseCommand(spec.ApplicationCommandUpdateRequestSchema, body, [index]),
  );
  refuseForm(checkCommands(bodies));
  return { status: 200, body: registerCommands(world, scope, bodies) };
}

function upsertCommand(world: World, request: RoutedRequest): Answer {
  const scope = scopeOf(world, request);
  const body = parseCommand(spec.ApplicationCommandCreateRequestSchema, request.body, []);
  const type = body.type ?? ApplicationCommandType.ChatInput;
  const old = world.state.commands.get(scope) ?? [];
  const isSame = (command: RegisteredCommand): boolean => command.name === body.name && command.type === type;
  const others = old.filter((command) => !isSame(command));
  const all = [...others, body];
  refuseForm(checkCommands(all));
  const made = registerCommands(world, scope, all).find(isSame);
  return { status: old.some(isSame) ? 200 : 201, body: made };
}

function findCommand(world: World, request: RoutedRequest): RegisteredCommand {
  const commands = world.state.commands.get(scopeOf(world, request)) ?? [];
  const found = commands.find((command) => command.id === request.param('command'));
  if (found === undefined) throw new ApiError(404, 10_063, 'Unknown application command');
  return found;
}

function removeCommand(world: World, request: RoutedRequest): Answer {
  const { id } = findCommand(world, request);
  const scope = scopeOf(world, request);
  const rest = (world.state.commands.get(scope) ?? []).filter((command) => command.id !== id);
  world.state.commands.set(scope, rest);
  return { status: 204 };
}

function parseCommand(
  schema: z.core.$ZodType<CommandBody>,
  body: unknown,
  prefix: FormError['path'],
): CommandBody {
  return {
    ...parseSpec(schema, withNumericPermissions(body), prefix),
    ...permissionsOf(body),
  };
}

function permissionsOf(body: unknown): Pick<CommandBody, 'default_member_permissions'> {
  const permissions: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'default_member_permissions') : undefined;
  return typeof permissions === 'string' ? { default_member_permissions: permissions } : {};
}

/** The description types this bit field as an integer although the API accepts and returns strings. */
function withNumericPermissions(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const permissions: unknown = Reflect.get(body, 'default_member_permissions');
  if (typeof permissions !== 'string' || !/^\d+$/.test(permissions)) return body;
  return { ...body, default_member_permissions: Number(permissions) };
}
