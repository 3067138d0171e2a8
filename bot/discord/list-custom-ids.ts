import type { APIMessageComponent, APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** Lists the custom ids of the components of a message, in order. */
export function listCustomIds(
  components: readonly (APIMessageComponent | APIMessageTopLevelComponent)[] = [],
): string[] {
  return components.flatMap((component) => [
    ...('custom_id' in component ? [component.custom_id ?? ''] : []),
    ...('components' in component ? listCustomIds(component.components) : []),
    ...('accessory' in component ? listCustomIds([component.accessory]) : []),
  ]);
}
