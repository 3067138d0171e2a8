import {
  ComponentType,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackComponent,
} from 'discord-api-types/v10';

type Root =
  | APIMessageTopLevelComponent
  | APIComponentInContainer
  | APIModalInteractionResponseCallbackComponent;
type Inside<T> = T extends { components: readonly (infer Child)[] } ? Child : never;
type Accessory<T> = T extends { accessory: infer Child } ? Child : never;
type Labelled<T> = T extends { component: infer Child } ? Child : never;

export type AnyComponent = Root | Inside<Root> | Accessory<Root> | Labelled<Root>;

export type PlacedComponent = {
  readonly component: AnyComponent;
  readonly path: readonly (string | number)[];
};

/** Yields every component of a message or modal, parents first, with the path of each. */
export function walkComponents(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = ['components'],
): PlacedComponent[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    return [{ component, path: here }, ...walkInside(component, here)];
  });
}

function walkInside(component: AnyComponent, here: readonly (string | number)[]): PlacedComponent[] {
  if (component.type === ComponentType.Label) {
    return [{ component: component.component, path: [...here, 'component'] }];
  }
  const children =
    'components' in component ? walkComponents(component.components, [...here, 'components']) : [];
  if (component.type !== ComponentType.Section) return children;
  return [...children, { component: component.accessory, path: [...here, 'accessory'] }];
}
