// The building blocks of replies.
import {
  type APIButtonComponentWithCustomId,
  type APIMessageComponentEmoji,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Block } from './reply.ts';

/** Accent colours, by meaning. */
export const ACCENT = {
  neutral: 0x8b8f98,
  help: 0x5865f2,
  blue: 0x5b9dff,
  red: 0xff6b5e,
  partial: 0xf5a742,
  error: 0xd83c3e,
  gold: 0xf5c542,
} as const;

export type Button = {
  readonly label: string;
  readonly id: string;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly emoji?: APIMessageComponentEmoji;
};

export function textBlock(content: string): Block {
  return { kind: 'component', component: textOf(content) };
}

/** Returns the Markdown of a text block. */
export function textOf(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** At most five buttons; no block without one. */
export function buttonsBlock(buttons: readonly Button[]): Block[] {
  if (buttons.length === 0) return [];
  return [
    { kind: 'component', component: { type: ComponentType.ActionRow, components: buttons.map(buildButton) } },
  ];
}

/** Keeps at most 25 options; no block without one. */
export function selectBlock(
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
): Block[] {
  if (options.length === 0) return [];
  return [
    {
      kind: 'component',
      component: {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.StringSelect, custom_id: id, placeholder, options: options.slice(0, 25) },
        ],
      },
    },
  ];
}

export function userSelectBlock(id: string, placeholder: string): Block {
  return {
    kind: 'component',
    component: {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.UserSelect, custom_id: id, placeholder }],
    },
  };
}

function buildButton(button: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: button.isMain === true ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: button.label,
    custom_id: button.id,
    ...(button.isDisabled === true ? { disabled: true } : {}),
    ...(button.emoji === undefined ? {} : { emoji: button.emoji }),
  };
}
