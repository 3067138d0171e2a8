import { ComponentType } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import type { AnyComponent, PlacedComponent } from '../interactions/walk-components.ts';

/** Returns the errors of a select, one sentence each; none for other components. */
export function checkSelect(component: AnyComponent): string[] {
  if (
    !('max_values' in component || 'min_values' in component || component.type === ComponentType.StringSelect)
  ) {
    return [];
  }
  const min = component.min_values ?? 1;
  const max = component.max_values ?? 1;
  const wrong = min > max ? ['min_values is above max_values'] : [];
  if (component.type !== ComponentType.StringSelect) return wrong;
  const values = component.options.map((option) => option.value);
  if (new Set(values).size < values.length) wrong.push('The values of the options must be unique');
  if (max > values.length) wrong.push('max_values is above the number of options');
  if (component.options.filter((option) => option.default === true).length > max) {
    wrong.push('More options are chosen by default than max_values allows');
  }
  return wrong;
}

/** A custom_id may occur only once in a message or modal. */
export function checkCustomIds(placed: readonly PlacedComponent[]): FormError[] {
  const seen = new Set<string>();
  return placed.flatMap(({ component, path }) => {
    if (!('custom_id' in component)) return [];
    if (!seen.has(component.custom_id)) {
      seen.add(component.custom_id);
      return [];
    }
    const message = 'Component custom id cannot be duplicated';
    return [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
  });
}
