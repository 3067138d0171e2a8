import { ACCENT, buttonsBlock, textBlock } from '../framework/reply/blocks.ts';
import { writeCustomId } from '../framework/reply/custom-id.ts';
import type { Reply } from '../framework/reply/reply.ts';
import { setupCodec } from './setup/setup-codec.ts';

/** The message to a Discord server when the bot joins. */
export function buildWelcomeReply(mention: (command: string) => string): Reply {
  const setUp = writeCustomId(setupCodec, { channel: '', game: '', step: 'panel', value: '' });
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(
        [
          '## Debrief is here',
          `I sum up what is played on your game server: ask with ${mention('recap')}, ${mention('top')} or ${mention('help')}.`,
          `I post nothing by myself until somebody with *Manage Server* chooses a channel with ${mention('setup')}.`,
        ].join('\n'),
      ),
      ...buttonsBlock([{ label: 'Set up', id: setUp, isMain: true }]),
    ],
    footer: `${mention('prefs')} shows, exports and hides what is stored about you`,
    files: [],
  };
}
