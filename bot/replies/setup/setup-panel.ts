// /setup: where and what is posted, its state, and the next step.
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { ACCENT, buttonsBlock, textBlock, textOf } from '../../framework/reply/blocks.ts';
import type { Block, Reply } from '../../framework/reply/reply.ts';
import { isWell } from './judge-target.ts';
import { channelSelect, setupId } from './setup-controls.ts';
import type { ShownTarget } from './shown-target.ts';
import { stateLines } from './state-lines.ts';

export type SetupPanel = {
  readonly targets: readonly ShownTarget[];
  /** Games whose posts can be switched on here. */
  readonly games: readonly { readonly game: string; readonly title: string }[];
  /** The result of the last action, in Markdown; empty without one. */
  readonly note: string;
  /** The page that these targets are, counted from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  readonly canUndo: boolean;
};

/** Targets of a page: components of a message are limited, and so is the text. */
export const PER_PAGE = 6;

export function buildSetupPanel({ targets, games, note, page, pages, canUndo }: SetupPanel): Reply {
  const adding = games.flatMap(({ game, title }) =>
    channelSelect(
      { channel: '', game },
      'add',
      games.length === 1 ? 'Post into another channel…' : `Post about ${title} into another channel…`,
    ),
  );
  return {
    kind: 'reply',
    accent: targets.some((target) => !isWell(target)) ? ACCENT.partial : ACCENT.help,
    blocks: [
      textBlock(
        [
          '## What I post by myself',
          ...(note === '' ? [] : [note]),
          ...(targets.length === 0 ? ['Nothing yet. **Next step:** choose a channel.'] : []),
        ].join('\n'),
      ),
      ...targets.map(sectionOf),
      ...buttonsBlock([page - 1, page + 1].filter((at) => at >= 0 && at < pages).map(turnTo)),
      ...adding,
      ...(canUndo
        ? buttonsBlock([{ label: 'Undo the last step', id: setupId({ channel: '', game: '' }, 'undo') }])
        : []),
    ],
    footer: 'each step is stored at once · seen by you only',
    files: [],
  };
}

function turnTo(page: number) {
  const from = page * PER_PAGE + 1;
  return {
    label: `Channels from number ${from} on`,
    id: setupId({ channel: '', game: '' }, 'panel', String(page)),
  };
}

function sectionOf(target: ShownTarget): Block {
  return {
    kind: 'component',
    component: {
      type: ComponentType.Section,
      components: [textOf(stateLines(target).join('\n'))],
      accessory: {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'Change',
        custom_id: setupId(target.setup, 'show'),
      },
    },
  };
}
