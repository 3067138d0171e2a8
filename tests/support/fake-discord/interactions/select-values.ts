import { ComponentType } from 'discord-api-types/v10';
import type { Pressable } from './component-actions.ts';
import type { Resolved } from './resolved.ts';

export type Choosing = { readonly resolved: Resolved; readonly force: boolean };

/** Returns `data` of a select, with the same checks as Discord's client. */
export function buildSelectData(
  select: Pressable,
  values: readonly string[],
  choosing: Choosing,
): Record<string, unknown> {
  if (!choosing.force) assertChosen(select, values);
  for (const value of values) resolve(select.type, value, choosing.resolved);
  const { custom_id, type: component_type, id } = select;
  return { custom_id, component_type, id, values, ...choosing.resolved.toData() };
}

/** Throws for values that are not offered, or for too few or too many. */
export function assertChosen(select: Pressable, values: readonly string[]): void {
  const min = 'min_values' in select ? (select.min_values ?? 1) : 1;
  const max = 'max_values' in select ? (select.max_values ?? 1) : 1;
  if (values.length < min || values.length > max) {
    throw new Error(`${select.custom_id} takes ${min} to ${max} values, not ${values.length}`);
  }
  if (!('options' in select)) return;
  const offered = select.options.map((option) => option.value);
  const strange = values.filter((value) => !offered.includes(value));
  if (strange.length > 0)
    throw new Error(`${select.custom_id} offers ${offered.join(', ')}, not ${strange.join(', ')}`);
}

/** Records the person, role or channel of a chosen id. */
export function resolve(type: ComponentType, value: string, resolved: Resolved): void {
  if (type === ComponentType.UserSelect) resolved.addUser(value);
  if (type === ComponentType.RoleSelect) resolved.addRole(value);
  if (type === ComponentType.ChannelSelect) resolved.addChannel(value);
  if (type === ComponentType.MentionableSelect) resolved.addMentionable(value);
}
