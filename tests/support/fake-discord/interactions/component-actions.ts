import { ComponentType } from 'discord-api-types/v10';
import type { Place, Where } from '../place.ts';
import type { StoredMessage } from '../stored-message.ts';
import { walkComponents, type AnyComponent } from './walk-components.ts';
import type { World } from '../world.ts';

/** The whole custom_id, or a pattern that matches exactly one. */
export type ComponentMatch = string | RegExp;

export type Pressable = Extract<AnyComponent, { custom_id: string }>;

export type Wanted = {
  readonly match: ComponentMatch;
  readonly kind: 'button' | 'select';
  readonly place: Place;
};

/** Buttons and selects of a message, with all their properties. */
export function listPressables(message: Pick<StoredMessage, 'message'>): Pressable[] {
  return walkComponents(message.message.components ?? []).flatMap(({ component }) =>
    'custom_id' in component ? [component] : [],
  );
}

/** Returns the component a person uses; throws if it does not exist, is disabled, or is not visible to them. */
export function findComponent(message: StoredMessage, { match, kind, place }: Wanted): Pressable {
  const isKind = (one: Pressable): boolean => (one.type === ComponentType.Button) === (kind === 'button');
  const fits = (id: string): boolean => (typeof match === 'string' ? id === match : match.test(id));
  const all = listPressables(message).filter(isKind);
  const found = all.filter((component) => fits(component.custom_id));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    const ids = all.map((component) => component.custom_id).join(', ');
    throw new Error(`${found.length} ${kind}s fit ${String(match)}; there are: ${ids || 'none'}`);
  }
  if (place.force) return first;
  if (message.deleted) throw new Error('The message is deleted');
  if (message.onlyFor !== undefined && message.onlyFor !== place.user.id) {
    throw new Error(`${place.user.username} cannot see this ephemeral message`);
  }
  if ('disabled' in first && first.disabled) throw new Error(`${first.custom_id} is disabled`);
  return first;
}

/** Returns the place of the message, where its components are used. */
export function locate(world: World, message: StoredMessage, where: Where): Where {
  const channel = world.state.findChannel(message.channelId);
  if (channel === undefined) throw new Error('The channel of the message is gone');
  if ('guild_id' in channel) {
    const guild = world.state.guilds.get(channel.guild_id);
    return { ...where, channel, ...(guild === undefined ? {} : { guild, userInstall: !guild.botIn }) };
  }
  const [recipient] = channel.recipients;
  return { ...(recipient === undefined ? {} : { user: recipient }), ...where, dm: true };
}
