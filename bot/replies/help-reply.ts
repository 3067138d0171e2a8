import { ACCENT, buttonsBlock, textBlock } from '../framework/reply/blocks.ts';
import type { GameHelp } from '../framework/game-bot.ts';
import { writeCustomId } from '../framework/reply/custom-id.ts';
import type { Reply } from '../framework/reply/reply.ts';
import type { Wording } from '../framework/wording.ts';
import { HELP_PAGES, helpCodec, type HelpPage } from './help-codec.ts';

export type CommandLine = { readonly name: string; readonly description: string; readonly isAdmin: boolean };

export type HelpFacts = {
  /** The registered commands, so that help always matches them. */
  readonly commands: readonly CommandLine[];
  readonly games: readonly GameHelp[];
};

export function buildHelpReply({ commands, games }: HelpFacts, page: HelpPage, wording: Wording): Reply {
  const pages = {
    start: () => startText(games, wording),
    commands: () => commandsText(commands, wording),
    stats: () => games.flatMap(({ stats }) => stats).join('\n'),
  } as const satisfies Record<HelpPage, () => string>;
  const buttons = HELP_PAGES.map((other) => ({
    label: { start: 'Start', commands: 'Commands', stats: 'Stats' }[other],
    id: writeCustomId(helpCodec, { page: other }),
    isDisabled: other === page,
  }));
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [textBlock(pages[page]()), ...buttonsBlock(buttons)],
    footer: `${wording.mention('help')} · ${wording.mention('about')}`,
    files: [],
  };
}

function startText(games: readonly GameHelp[], { mention }: Wording): string {
  const all = games.flatMap(({ examples }) => examples);
  const examples = all.map(([name, what]) => `- ${mention(name)} – ${what}`);
  return [
    '## What would you like to see?',
    ...examples,
    `**Tell me once who you are** with ${mention('link')}, and every command means you: ${mention('me')}, ${mention('rank')}.`,
    'Buttons and menus never expire. Press one below somebody else’s answer, and you get an answer of your own.',
  ].join('\n');
}

function commandsText(commands: readonly CommandLine[], { mention }: Wording): string {
  const line = ({ name, description }: CommandLine) => `- ${mention(name)} – ${description}`;
  const everybody = commands.filter(({ isAdmin }) => !isAdmin).map(line);
  const admins = commands.filter(({ isAdmin }) => isAdmin).map(line);
  return ['## Commands', ...everybody, '### For admins', ...admins].join('\n');
}
