import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import type { ModalValues } from '../../support/fake-discord/interactions/modal-values.ts';
import { walkComponents } from '../../support/fake-discord/interactions/walk-components.ts';
import { eveningFiles } from '../support/evenings.ts';

/** Fills every field of a form that a command opens with a valid value; values prefilled by the bot stay. */
export function fillForm(form: APIModalInteractionResponseCallbackData): ModalValues {
  const fields = walkComponents(form.components).flatMap(
    ({ component }): (readonly [string, ModalValues[string]])[] => {
      if (component.type === ComponentType.TextInput) {
        return component.value === undefined ? [[component.custom_id, 'player20']] : [];
      }
      if (component.type === ComponentType.StringSelect) {
        return [[component.custom_id, component.options.slice(0, 1).map(({ value }) => value)]];
      }
      return component.type === ComponentType.FileUpload ? [[component.custom_id, [roundFile()]]] : [];
    },
  );
  return Object.fromEntries(fields);
}

/** A file that is already imported, so that the evening does not change. */
function roundFile() {
  const [file] = eveningFiles({ players: 32 });
  if (file === undefined) throw new Error('An evening has files');
  return { filename: file.name, contentType: 'text/plain', data: file.body };
}
