import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { placeText } from '../../../bot/charts/drawing/text/place-text.ts';
import { CARD_COLOR } from './colors.ts';
import { layoutText } from './layout-text.ts';
import { type Part, type Place, stackParts } from './part.ts';
import { readLines } from './read-lines.ts';

type FormField = APIModalInteractionResponseCallbackData['components'][number];

const PADDING = 24;
const BOX = 62;

/** A form as Discord shows it: its title, and a box under the name of each field. */
export function layoutForm(
  { title, components }: APIModalInteractionResponseCallbackData,
  place: Place,
): Part {
  const inner = { x: place.x + PADDING, y: place.y + PADDING, w: place.w - 2 * PADDING };
  const head = (where: Place): Part => layoutText(readLines(`## ${title}`), where);
  const inside = stackParts(
    inner,
    [head, ...components.map((field) => (where: Place) => layoutField(field, where))],
    18,
  );
  const box = { ...place, h: inside.bottom + PADDING - place.y };
  return {
    ...inside,
    marks: [{ kind: 'rect', role: 'panel', box, fill: CARD_COLOR.container, radius: 12 }, ...inside.marks],
    bottom: box.y + box.h,
  };
}

function layoutField(field: FormField, place: Place): Part {
  if (field.type === ComponentType.TextDisplay) return layoutText(readLines(field.content), place);
  if (field.type !== ComponentType.Label)
    throw new Error(`There is no drawing for a field of type ${field.type}`);
  const about = field.description === undefined ? [] : [`-# ${field.description}`];
  const words = layoutText(readLines([`### ${field.label}`, ...about].join('\n')), place);
  if (field.component.type === ComponentType.CheckboxGroup) {
    const options = field.component.options.map(
      (option) => `${option.default === true ? '☑' : '☐'} ${option.label}`,
    );
    const below = layoutText(readLines(options.join('\n')), { ...place, y: words.bottom + 6 });
    return { ...below, marks: [...words.marks, ...below.marks], monos: [...words.monos, ...below.monos] };
  }
  const box = { x: place.x, y: words.bottom + 6, w: place.w, h: BOX };
  const hint = hintOf(field.component);
  return {
    ...words,
    marks: [
      ...words.marks,
      { kind: 'rect', role: 'panel', box, fill: CARD_COLOR.code, radius: 12 },
      placeText({
        within: { ...box, x: box.x + 20, w: box.w - 40 },
        text: hint,
        size: 24,
        color: CARD_COLOR.muted,
      }),
    ],
    bottom: box.y + box.h,
  };
}

function hintOf(component: Extract<FormField, { type: ComponentType.Label }>['component']): string {
  if (component.type === ComponentType.FileUpload) return 'Drop files here, or browse';
  if (component.type === ComponentType.RoleSelect) return component.placeholder ?? 'Choose a role';
  if (component.type === ComponentType.TextInput && component.value !== undefined) return component.value;
  return 'placeholder' in component ? (component.placeholder ?? '') : '';
}
