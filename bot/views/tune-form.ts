// The form of /setup for how much has to be played and what comes along.
import { ComponentType, SelectMenuDefaultValueType, TextInputStyle } from 'discord-api-types/v10';
import { CHOSEN, writeCustomId } from '../framework/reply/custom-id.ts';
import { defineForm } from '../framework/view.ts';
import { setupCodec, tuneCodec } from '../replies/setup/setup-codec.ts';

/** Its answers come as lines in the order of the fields: five, or role and zone where the game has no numbers. */
export const tuneForm = defineForm(tuneCodec, ({ channel, game, players, rounds, role, extras }) => ({
  custom_id: writeCustomId(setupCodec, { channel, game, step: 'tune', value: CHOSEN }),
  title: players === '' ? 'Role to ping' : 'What is worth a post',
  components: [
    ...(players === ''
      ? [roleField('Role that alerts ping', 'Once each; leave it empty for none', role)]
      : [
          numberField('players', 'From how many players on (2 to 64)', players),
          numberField('rounds', 'From how many rounds on (1 to 50)', rounds),
          roleField('Role that recaps ping', 'Recaps only, once each; leave it empty for none', role),
          extrasField(extras),
        ]),
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

function roleField(label: string, description: string, role: string) {
  return {
    type: ComponentType.Label as const,
    label,
    description,
    component: {
      type: ComponentType.RoleSelect as const,
      custom_id: 'role',
      required: false,
      min_values: 0,
      max_values: 1,
      ...(role === ''
        ? {}
        : { default_values: [{ id: role, type: SelectMenuDefaultValueType.Role as const }] }),
    },
  };
}

function extrasField(extras: string) {
  return {
    type: ComponentType.Label as const,
    label: 'Also',
    component: {
      type: ComponentType.CheckboxGroup as const,
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
  };
}
