import { ButtonStyle, ComponentType, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import { checkCustomIds, checkSelect } from './check-selects.ts';
import { countCharacters } from './count-characters.ts';
import { walkComponents, type AnyComponent, type PlacedComponent } from '../interactions/walk-components.ts';

const MAX_COMPONENTS = 40;
const MAX_LEGACY_ROWS = 5;
const MAX_TEXT = 4000;

/** Rules for message components that the published description omits. */
export function checkComponents(
  components: readonly APIMessageTopLevelComponent[],
  isV2: boolean,
): FormError[] {
  const placed = walkComponents(components);
  return [
    ...(isV2 ? checkV2(placed) : checkLegacy(components, placed)),
    ...checkCustomIds(placed),
    ...placed.flatMap(checkOne),
  ];
}

function checkV2(placed: readonly PlacedComponent[]): FormError[] {
  const errors: FormError[] = [];
  if (placed.length > MAX_COMPONENTS) {
    const message = `The total number of components is ${placed.length}, at most ${MAX_COMPONENTS} are allowed`;
    errors.push({ path: ['components'], code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  const text = placed.reduce((sum, { component }) => sum + textLength(component), 0);
  if (text > MAX_TEXT) {
    const message = `The displayable text is ${text} characters, at most ${MAX_TEXT} are allowed`;
    errors.push({ path: ['components'], code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  const ids = placed.flatMap(({ component }) => (component.id === undefined ? [] : [component.id]));
  if (new Set(ids).size < ids.length) {
    errors.push({
      path: ['components'],
      code: 'COMPONENT_ID_DUPLICATED',
      message: 'Component ids must be unique',
    });
  }
  return errors;
}

function textLength(component: AnyComponent): number {
  return component.type === ComponentType.TextDisplay ? countCharacters(component.content) : 0;
}

function checkLegacy(
  components: readonly APIMessageTopLevelComponent[],
  placed: readonly PlacedComponent[],
): FormError[] {
  const newer = placed.filter(({ component }) => component.type >= ComponentType.Section);
  const errors: FormError[] = newer.map(({ path, component }) => ({
    path: [...path, 'type'],
    code: 'UNION_TYPE_CHOICES',
    message: `Component type ${component.type} needs the IS_COMPONENTS_V2 flag`,
  }));
  if (components.length > MAX_LEGACY_ROWS) {
    const message = `Must be ${MAX_LEGACY_ROWS} or fewer in length.`;
    errors.push({ path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  return errors;
}

function checkOne({ component, path }: PlacedComponent): FormError[] {
  const complain = (code: string, message: string): FormError => ({ path, code, message });
  if (component.type === ComponentType.ActionRow) {
    const buttons = component.components.filter((child) => child.type === ComponentType.Button).length;
    const fits = buttons === component.components.length || component.components.length === 1;
    return fits ? [] : [complain('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select stands alone in its row')];
  }
  if (component.type === ComponentType.Button)
    return checkButton(component).map((text) => complain('BUTTON_INVALID', text));
  return checkSelect(component).map((text) => complain('SELECT_INVALID', text));
}

type Button = Extract<AnyComponent, { type: ComponentType.Button }>;

function checkButton(button: Button): string[] {
  const has = (key: string): boolean => key in button && Reflect.get(button, key) !== null;
  if (button.style === ButtonStyle.Premium) {
    return has('sku_id') && !has('custom_id') && !has('label') ? [] : ['A premium button has only a SKU'];
  }
  const wrong: string[] = [];
  if (has('sku_id')) wrong.push('Only a premium button has a SKU');
  if (button.style === ButtonStyle.Link) {
    if (!has('url') || has('custom_id')) wrong.push('A link button has a url and no custom_id');
    else if (!/^(https?|discord):/.test(button.url)) wrong.push('The scheme of the url is not allowed');
  } else if (!has('custom_id') || has('url')) wrong.push('A button has a custom_id and no url');
  if ((button.label ?? '') === '' && !has('emoji')) wrong.push('A button has a label or an emoji');
  return wrong;
}
