import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { ComponentType } from 'discord-api-types/v10';
import type { Values } from '../bot/scenarios/stage.ts';
import type { CallbackBody } from './open-front.ts';

/** `data` of a form that was filled in with these texts. */
export function formData(
  callback: CallbackBody | undefined,
  texts: Values,
): Readonly<Record<string, unknown>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the bot writes when it opens a form
  const form = callback?.data as APIModalInteractionResponseCallbackData | undefined;
  if (form === undefined) throw new Error('No form was opened');
  const components = form.components.map((label, id) => {
    if (label.type !== ComponentType.Label || label.component.type !== ComponentType.TextInput) {
      throw new Error('Only texts can be filled in');
    }
    const { custom_id, type } = label.component;
    return { type: label.type, id, component: { type, id, custom_id, value: texts[custom_id] ?? '' } };
  });
  return { custom_id: form.custom_id, components };
}
