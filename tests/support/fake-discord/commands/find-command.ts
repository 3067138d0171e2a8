import type { ApplicationCommandType } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { RegisteredCommand } from '../interactions/command-types.ts';
import type { Place } from '../place.ts';
import { permissionsOf } from '../interactions/send-interaction.ts';
import type { World } from '../world.ts';

/** Returns the commands a person is shown here; commands of the server hide global ones of the same name. */
export function listVisible(world: World, place: Place): RegisteredCommand[] {
  return listKnown(world, place).filter((command) => isShown(command, place));
}

/** Returns every command registered for this place, shown or not. */
function listKnown(world: World, { guild }: Place): RegisteredCommand[] {
  const own = guild?.botIn === true ? (world.state.commands.get(guild.id) ?? []) : [];
  const isHidden = (command: RegisteredCommand): boolean =>
    own.some((one) => one.name === command.name && one.type === command.type);
  return [...own, ...(world.state.commands.get('global') ?? []).filter((command) => !isHidden(command))];
}

function isShown(command: RegisteredCommand, place: Place): boolean {
  return fitsPlace(command, place) && isPermitted(command, place);
}

function fitsPlace(command: RegisteredCommand, { guild, userInstall }: Place): boolean {
  if (command.guild_id !== undefined) return !userInstall;
  const context = guild === undefined ? 1 : 0;
  const contexts = command.contexts ?? (command.dm_permission === false ? [0] : [0, 1]);
  const install = userInstall ? 1 : 0;
  const isInstalled = userInstall || guild === undefined || guild.botIn;
  return isInstalled && contexts.includes(context) && command.integration_types.includes(install);
}

function isPermitted(command: RegisteredCommand, place: Place): boolean {
  if (place.guild === undefined) return true;
  const permissions = permissionsOf(place);
  const has = (bits: bigint): boolean => (permissions & bits) === bits;
  if (!has(PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands)) return false;
  const needed = command.default_member_permissions;
  if (needed === null) return true;
  return needed === '0' ? has(PermissionFlagsBits.Administrator) : has(BigInt(needed));
}

/** Returns the command a person picks; throws if Discord's client would not offer it, unless forced. */
export function findCommand(
  world: World,
  place: Place,
  wanted: { readonly type: ApplicationCommandType; readonly name: string },
): RegisteredCommand {
  const isWanted = (command: RegisteredCommand): boolean =>
    command.name === wanted.name && command.type === wanted.type;
  const found = listKnown(world, place).find(isWanted);
  if (found === undefined) {
    const known = listKnown(world, place).map((command) => command.name);
    throw new Error(`No command ${wanted.name} is registered; there are: ${known.join(', ') || 'none'}`);
  }
  if (!place.force && !isShown(found, place)) {
    throw new Error(`${wanted.name} is hidden from ${place.user.username} here`);
  }
  return found;
}
