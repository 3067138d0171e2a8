import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10';
import { fillForm } from '../bot/scenarios/fill-form.ts';
import type { Shown, Values } from '../bot/scenarios/stage.ts';
import type { CallbackBody } from './open-front.ts';

type Form = APIModalInteractionResponseCallbackData;

/** `data` of a form that was filled in with these texts, and with something fitting where there are none. */
export function formData(
  callback: CallbackBody | undefined,
  texts: Values,
): Readonly<Record<string, unknown>> {
  const form = formOf(callback);
  const filled = fillForm(form);
  const components = form.components.map((label, id) => {
    if (label.type !== ComponentType.Label || label.component.type !== ComponentType.TextInput) {
      throw new Error('Only texts can be filled in');
    }
    const { custom_id, type } = label.component;
    const value = texts[custom_id] ?? filled[custom_id] ?? label.component.value;
    return { type: label.type, id, component: { type, id, custom_id, value } };
  });
  return { custom_id: form.custom_id, components };
}

export function wantsFile(callback: CallbackBody): boolean {
  return formOf(callback).components.some(
    (label) => label.type === ComponentType.Label && label.component.type === ComponentType.FileUpload,
  );
}

/** The form itself as what the person ends up with. */
export function showForm(callback: CallbackBody): Shown {
  const { title, components } = formOf(callback);
  const labels = components.flatMap((one) => (one.type === ComponentType.Label ? [one.label] : []));
  const content = [title, ...labels].join('\n');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the message that never was only its text is read
  const message = { id: '', content, embeds: [], components: [] } as unknown as APIMessage;
  return { message, isPrivate: true, files: [], pings: { everyone: false, users: [], roles: [] } };
}

function formOf(callback: CallbackBody | undefined): Form {
  if (callback?.data === undefined) throw new Error('No form was opened');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the bot writes when it opens a form
  return callback.data as unknown as Form;
}
