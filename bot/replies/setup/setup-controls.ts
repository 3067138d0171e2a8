// Buttons and selects of the panel: each of them is one step.
import { ChannelType, ComponentType } from 'discord-api-types/v10';
import type { selectBlock } from '../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Block } from '../../framework/reply/reply.ts';
import { setupCodec, type SetupStep } from './setup-codec.ts';

type About = { readonly channel: string; readonly game: string };

export function setupId({ channel, game }: About, step: SetupStep, value = ''): string {
  return writeCustomId(setupCodec, { channel, game, step, value });
}

export type Option = Parameters<typeof selectBlock>[2][number];

export function multiSelect(
  about: About,
  step: SetupStep,
  placeholder: string,
  { options, least }: { readonly options: readonly Option[]; readonly least: number },
): Block[] {
  if (options.length === 0) return [];
  const shown = options.slice(0, 25);
  return [
    {
      kind: 'component',
      component: {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: setupId(about, step, CHOSEN),
            placeholder,
            min_values: least,
            max_values: shown.length,
            options: shown,
          },
        ],
      },
    },
  ];
}

export function channelSelect(about: About, step: SetupStep, placeholder: string): Block[] {
  return [
    {
      kind: 'component',
      component: {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.ChannelSelect,
            custom_id: setupId(about, step, CHOSEN),
            placeholder,
            channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.PublicThread],
          },
        ],
      },
    },
  ];
}
