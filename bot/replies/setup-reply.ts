// /setup: where and what is posted, its state, and the next step.
import { channelMention, messageLink, roleMention, time, TimestampStyles } from '@discordjs/formatters';
import { ButtonStyle, ChannelType, ComponentType } from 'discord-api-types/v10';
import { escapeText } from '../../wording/escape-text.ts';
import { sayName } from '../../wording/say-name.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock, textOf } from '../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../framework/reply/custom-id.ts';
import type { PostKind } from '../framework/post-kind.ts';
import type { Block, Reply } from '../framework/reply/reply.ts';
import type { ChannelFacts } from '../framework/channels.ts';
import type { LastPost, TargetState } from '../posts/setup/fetch-target-states.ts';
import type { Setup } from '../posts/setup/store-setup.ts';
import { type Knobs, readKnobs } from '../posts/setup/knobs.ts';
import { setupCodec, type SetupStep, tuneCodec } from './setup-codec.ts';

export type ShownTarget = TargetState & {
  readonly setup: Setup;
  /** Name of its game. */
  readonly title: string;
  /** Names of the kinds that are on, in the order in which its game lists them. */
  readonly on: readonly string[];
  /** What can be sent as a test; null: nothing. */
  readonly tested: string | null;
  /** Its servers that this Discord server may no longer see. */
  readonly hidden: readonly string[];
  /** null when Discord could not be asked. */
  readonly check: ChannelFacts | null;
};

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
        ? buttonsBlock([{ label: 'Undo the last step', id: idOf({ channel: '', game: '' }, 'undo') }])
        : []),
    ],
    footer: 'each step is stored at once · seen by you only',
    files: [],
  };
}

type About = { readonly channel: string; readonly game: string };

function idOf({ channel, game }: About, step: SetupStep, value = ''): string {
  return writeCustomId(setupCodec, { channel, game, step, value });
}

function turnTo(page: number) {
  const from = page * PER_PAGE + 1;
  return {
    label: `Channels from number ${from} on`,
    id: idOf({ channel: '', game: '' }, 'panel', String(page)),
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
        custom_id: idOf(target.setup, 'show'),
      },
    },
  };
}

function stateLines(target: ShownTarget): string[] {
  const { setup, last, title, on } = target;
  const { state, next } = judge(target);
  return [
    `### ${channelMention(setup.channel)}`,
    state,
    `${sayScopes(setup, title)}: ${on.length === 0 ? 'nothing' : on.join(', ')}`,
    ...hiddenLines(target),
    sayLast(setup.guild, last),
    `**Next step:** ${next}`,
  ];
}

/** Where none of its servers is shown any longer, its state says so. */
function hiddenLines({ hidden, setup }: ShownTarget): string[] {
  if (hidden.length === 0 || hidden.length === setup.scopes.length) return [];
  return [`⚠️ ${sayKeys(hidden)}: no longer shown in this Discord server, so I post nothing of it.`];
}

const MOST_NAMES = 5;

/** Servers of one community; a game whose sources are for everybody has its name. */
function sayScopes({ scopes }: Setup, title: string): string {
  if (scopes.length === 0) return sayName(title);
  return sayKeys(scopes);
}

/** Names of servers, as Markdown. */
export function sayKeys(scopes: readonly string[]): string {
  const names = scopes.slice(0, MOST_NAMES).map((scope) => sayName(scope));
  return scopes.length > MOST_NAMES
    ? `${names.join(', ')} and ${scopes.length - MOST_NAMES} more`
    : names.join(', ');
}

function sayLast(guild: string, last: LastPost | null): string {
  if (last === null) return 'no post yet';
  const { kind, channel, message, postedAt } = last;
  return `last post: ${kind}, ${time(postedAt, TimestampStyles.RelativeTime)} ${messageLink(channel, message, guild)}`;
}

function isWell({ check, row, hidden }: ShownTarget): boolean {
  return (
    hidden.length === 0 &&
    row.paused_at === null &&
    row.held_at === null &&
    (check === null || (check.ok && check.missing.length === 0))
  );
}

type Judgement = { readonly state: string; readonly next: string };

function judge({ check, row, setup, last, tested, hidden }: ShownTarget): Judgement {
  const resume =
    'change that, or press **Change** and move to another channel; then I go on by myself within minutes';
  if (check !== null && !check.ok) {
    const isClosed = check.code === 'CLOSED' || check.code === 'ARCHIVED';
    return { state: `❌ ${escapeText(check.say)}`, next: isClosed ? resume : 'wait: I try again by myself' };
  }
  if (check !== null && check.missing.length > 0)
    return {
      state: `❌ I lack: ${check.missing.join(', ')}.`,
      next: 'give my role these permissions in that channel (Edit Channel, Permissions)',
    };
  if (hidden.length > 0 && hidden.length === setup.scopes.length)
    return {
      state: '❌ what I posted here is no longer shown in this Discord server',
      next: 'ask who runs Debrief to name this Discord server in `guilds` of that game server, or press **Change** and then **Stop posting here**',
    };
  if (row.held_at !== null)
    return {
      state: '⏸ off: this channel came out of a backup, and another copy of Debrief may still post here',
      next: 'once no other copy does, press **Change** and then **Post here from now on**',
    };
  if (row.paused_at !== null)
    return { state: `⏸ paused: ${escapeText(row.last_error ?? 'a post was refused')}`, next: resume };
  if (Object.keys(setup.kinds).length === 0)
    return { state: '⚪ switched off', next: 'press Change and choose what to post' };
  const state = check === null ? '⚪ Discord could not be asked' : '✅ ready';
  if (last !== null) return { state, next: 'nothing to do' };
  return { state, next: tested === null ? 'wait for the first post' : `send a test ${tested}` };
}

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
            idOf(setup, 'hour', CHOSEN),
            `Hour of digests: ${clock(setup.hour)}`,
            hourOptions(setup),
          )
        : []),
      ...selectBlock(idOf(setup, 'quiet', CHOSEN), `Quiet hours: ${sayQuiet(setup)}`, quietOptions(setup)),
      ...selectBlock(idOf(setup, 'zone', CHOSEN), `Time zone: ${setup.zone}`, zoneOptions(setup)),
      ...channelSelect(setup, 'move', 'Move to another channel…'),
      ...buttonsBlock([
        ...(setup.held_at === null
          ? testButton(target)
          : [{ label: 'Post here from now on', id: idOf(setup, 'resume'), isMain: true }]),
        ...(canUndo ? [{ label: 'Undo the last step', id: idOf(setup, 'undo') }] : []),
        { label: 'Stop posting here', id: idOf(setup, 'remove') },
        ...tuneButton(setup, readKnobs(setup, kinds)),
        { label: 'All channels', id: idOf({ channel: '', game: '' }, 'panel') },
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

type Option = Parameters<typeof selectBlock>[2][number];

function multiSelect(
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
            custom_id: idOf(about, step, CHOSEN),
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

function channelSelect(about: About, step: SetupStep, placeholder: string): Block[] {
  return [
    {
      kind: 'component',
      component: {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.ChannelSelect,
            custom_id: idOf(about, step, CHOSEN),
            placeholder,
            channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.PublicThread],
          },
        ],
      },
    },
  ];
}

function testButton({ setup, tested }: ShownTarget) {
  return tested === null ? [] : [{ label: `Send a test ${tested}`, id: idOf(setup, 'test'), isMain: true }];
}

function tuneButton({ channel, game }: Setup, knobs: Knobs | null) {
  if (knobs === null) return [];
  const { least, pingRole, extras } = knobs;
  const id = writeCustomId(tuneCodec, {
    channel,
    game,
    players: least === null ? '' : String(least.minPlayers),
    rounds: least === null ? '' : String(least.minRounds),
    role: pingRole ?? '',
    extras: extras.join(','),
  });
  return [{ label: least === null ? 'Role to ping…' : 'What is worth a post…', id }];
}

function knobLines(knobs: Knobs | null): string[] {
  if (knobs === null) return [];
  const { least, pingRole, extras } = knobs;
  const ping = pingRole === null ? 'nobody is pinged' : roleMention(pingRole);
  if (least === null) return [pingRole === null ? ping : `alerts ping ${ping}`];
  const { minPlayers, minRounds } = least;
  const facts = [
    `from ${minPlayers} players and ${minRounds} ${minRounds === 1 ? 'round' : 'rounds'} on`,
    extras.includes('thread') ? 'cards in a thread' : 'cards in the channel',
    extras.includes('afterRoundOne') ? 'card after round one' : 'card after both rounds',
    pingRole === null ? ping : `recaps ping ${ping}`,
  ];
  return [facts.join(' · ')];
}

function hourOptions({ hour }: Setup): Option[] {
  return Array.from({ length: 24 }, (_, at) => ({
    label: `weekly at ${clock(at)}`,
    value: String(at),
    default: at === hour,
  }));
}

const QUIET = ['none', '22-8', '23-7', '23-8', '0-7', '0-8', '0-9', '1-9', '1-10'];

function sayQuiet({ quiet_from: from, quiet_until: until }: Setup): string {
  return from === null || until === null ? 'none' : `${clock(from)} to ${clock(until)}`;
}

function quietOptions(setup: Setup): Option[] {
  const now = setup.quiet_from === null ? 'none' : `${setup.quiet_from}-${setup.quiet_until}`;
  return QUIET.map((value) => {
    const [from, until] = value.split('-').map(Number);
    const label =
      value === 'none' ? 'no quiet hours' : `quiet from ${clock(from ?? 0)} to ${clock(until ?? 0)}`;
    return { label, value, default: value === now };
  });
}

const ZONES = [
  'UTC',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Rome',
  'Europe/Warsaw',
  'Europe/Stockholm',
  'Europe/Helsinki',
  'Europe/Athens',
  'Europe/Istanbul',
  'Europe/Kyiv',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

function zoneOptions({ zone }: Setup): Option[] {
  return [...new Set([zone, ...ZONES])].slice(0, 25).map((name) => ({
    label: name,
    value: name,
    default: name === zone,
  }));
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
