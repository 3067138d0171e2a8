// The form of /setup for how much has to be played and what comes along.
import { ComponentType, SelectMenuDefaultValueType, TextInputStyle } from 'discord-api-types/v10';
import { CHOSEN, writeCustomId } from '../framework/reply/custom-id.ts';
import { defineForm } from '../framework/view.ts';
import { setupCodec, tuneCodec } from '../replies/setup-codec.ts';

/** Its five answers come as lines in the order of the fields. */
export const tuneForm = defineForm(tuneCodec, ({ channel, game, players, rounds, role, extras }) => ({
  custom_id: writeCustomId(setupCodec, { channel, game, step: 'tune', value: CHOSEN }),
  title: 'What is worth a post',
  components: [
    numberField('players', 'From how many players on (2 to 64)', players),
    numberField('rounds', 'From how many rounds on (1 to 50)', rounds),
    {
      type: ComponentType.Label,
      label: 'Role that recaps ping',
      description: 'Recaps only, once each; leave it empty for none',
      component: {
        type: ComponentType.RoleSelect,
        custom_id: 'role',
        required: false,
        min_values: 0,
        max_values: 1,
        ...(role === '' ? {} : { default_values: [{ id: role, type: SelectMenuDefaultValueType.Role }] }),
      },
    },
    {
      type: ComponentType.Label,
      label: 'Also',
      component: {
        type: ComponentType.CheckboxGroup,
        custom_id: 'extras',
        required: false,
        min_values: 0,
        options: [
          {
            value: 'thread',
            label: 'Open a thread for the cards of an evening',
            default: extras.includes('thread'),
          },
          {
            value: 'afterRoundOne',
            label: 'Post a card after round one; round two completes it',
            default: extras.includes('afterRoundOne'),
          },
        ],
      },
    },
    {
      type: ComponentType.Label,
      label: 'Time zone',
      description: 'Such as Europe/Berlin; leave it empty to keep it',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'zone',
        style: TextInputStyle.Short,
        required: false,
        max_length: 40,
      },
    },
  ],
}));

function numberField(id: string, label: string, value: string) {
  return {
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: id,
      style: TextInputStyle.Short as const,
      min_length: 1,
      max_length: 2,
      value,
    },
  };
}
