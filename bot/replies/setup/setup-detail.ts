import { ACCENT, buttonsBlock, selectBlock, textBlock } from '../../framework/reply/blocks.ts';
import { CHOSEN } from '../../framework/reply/custom-id.ts';
import type { ChannelFacts } from '../../framework/channels.ts';
import type { PostKind } from '../../framework/post-kind.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import { readKnobs } from '../../posts/setup/knobs.ts';
import { isWell } from './judge-target.ts';
import { knobLines, tuneButton } from './knob-parts.ts';
import { channelSelect, multiSelect, setupId } from './setup-controls.ts';
import type { ShownTarget } from './shown-target.ts';
import { stateLines } from './state-lines.ts';
import { clock, hourOptions, quietOptions, sayQuiet, zoneOptions } from './when-options.ts';

/** Everything about one channel. */
export type SetupDetail = {
  readonly target: ShownTarget;
  readonly kinds: readonly PostKind[];
  /** Servers that may be reported there. */
  readonly servers: readonly string[];
  readonly note: string;
  readonly canUndo: boolean;
};

export function buildSetupDetail({ target, kinds, servers, note, canUndo }: SetupDetail): Reply {
  const { setup, check } = target;
  const on = new Set(Object.keys(setup.kinds));
  return {
    kind: 'reply',
    accent: isWell(target) ? ACCENT.help : ACCENT.partial,
    blocks: [
      textBlock(
        [
          ...(note === '' ? [] : [note]),
          ...stateLines(target),
          ...knobLines(readKnobs(setup, kinds)),
          ...rightLines(check),
        ].join('\n'),
      ),
      ...multiSelect(setup, 'kinds', 'What to post', {
        options: kinds.map(({ name, say }) => ({
          label: name,
          description: say.slice(0, 100),
          value: name,
          default: on.has(name),
        })),
        least: 0,
      }),
      ...(servers.length < 2 && target.hidden.length === 0
        ? []
        : multiSelect(setup, 'servers', 'Of which servers', {
            options: servers.map((key) => ({ label: key, value: key, default: setup.scopes.includes(key) })),
            least: 1,
          })),
      ...(kinds.some(({ hasHour }) => hasHour === true)
        ? selectBlock(
            setupId(setup, 'hour', CHOSEN),
            `Hour of digests: ${clock(setup.hour)}`,
            hourOptions(setup),
          )
        : []),
      ...selectBlock(setupId(setup, 'quiet', CHOSEN), `Quiet hours: ${sayQuiet(setup)}`, quietOptions(setup)),
      ...selectBlock(setupId(setup, 'zone', CHOSEN), `Time zone: ${setup.zone}`, zoneOptions(setup)),
      ...channelSelect(setup, 'move', 'Move to another channel…'),
      ...buttonsBlock([
        ...(setup.held_at === null
          ? testButton(target)
          : [{ label: 'Post here from now on', id: setupId(setup, 'resume'), isMain: true }]),
        ...(canUndo ? [{ label: 'Undo the last step', id: setupId(setup, 'undo') }] : []),
        { label: 'Stop posting here', id: setupId(setup, 'remove') },
        ...tuneButton(setup, readKnobs(setup, kinds)),
        { label: 'All channels', id: setupId({ channel: '', game: '' }, 'panel') },
      ]),
    ],
    footer: 'each step is stored at once · seen by you only',
    files: [],
  };
}

/** Optional parts, and the effect of leaving them out. */
function rightLines(check: ChannelFacts | null): string[] {
  if (check === null || !check.ok) return [];
  return [
    ...(check.mayOpenThreads
      ? []
      : [
          '⚠️ Without Create Public Threads and Send Messages in Threads what belongs in a thread goes to the channel.',
        ]),
    ...(check.mayLook
      ? []
      : [
          '⚠️ Without Read Message History a post that was interrupted is given up, as I cannot look whether it arrived.',
        ]),
  ];
}

function testButton({ setup, tested }: ShownTarget) {
  return tested === null
    ? []
    : [{ label: `Send a test ${tested}`, id: setupId(setup, 'test'), isMain: true }];
}
