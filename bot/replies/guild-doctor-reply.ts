// /doctor: every line with a mark, and every red one with the next step.
import { channelMention, time, TimestampStyles } from '@discordjs/formatters';
import type { Arrivals } from '../../stats/health/fetch-arrivals.ts';
import type { ServerCounts } from '../../stats/health/fetch-counts.ts';
import type { GameAlarm } from '../../stats/health/game-health.ts';
import { escapeText } from '../../wording/escape-text.ts';
import { count } from '../../wording/format-numbers.ts';
import { sayName } from '../../wording/say-name.ts';
import { ACCENT } from '../framework/reply/blocks.ts';
import type { Health } from '../framework/health.ts';
import type { Reply } from '../framework/reply/reply.ts';
import type { ChannelFacts } from '../framework/channels.ts';
import { adminReply } from './admin-replies.ts';
import { sayKeys } from './setup/say-keys.ts';
import type { ShownTarget } from './setup/shown-target.ts';

export type GuildHealth = {
  readonly version: string;
  readonly discord: Health;
  readonly now: Date;
  readonly targets: readonly ShownTarget[];
  /** Of the servers that are bound to the guild. */
  readonly arrivals: readonly Arrivals[];
  readonly counts: readonly ServerCounts[];
  /** Of one of these servers alone. */
  readonly alarms: readonly GameAlarm[];
  readonly servers: readonly string[];
  /** Nothing that is posted here does without one. */
  readonly needsServer: boolean;
};

/** A larger difference of clocks shifts the time of posts. */
const SKEW_MS = 30_000;
const EPOCH_MS = 1_420_070_400_000n;
const RED = '❌';

export function buildGuildDoctorReply(health: GuildHealth): Reply {
  const { version, discord, targets, alarms, servers, needsServer } = health;
  const isOnline = discord.state === 'online' || discord.state === 'off';
  const tail = [...skewLines(targets), `- ℹ️ Debrief ${escapeText(version)}`];
  const lines = [
    `- ${isOnline ? '✅' : RED} ${escapeText(discord.say)}`,
    ...(servers.length === 0 && needsServer
      ? [
          `- ${RED} No game server is bound to this Discord server. The operator adds its id to DISCORD_GUILDS.`,
        ]
      : servers.flatMap((server) => serverLines(server, health))),
    ...alarms.map(({ say }) => `- ${RED} ${escapeText(say)}`),
    ...(targets.length === 0 ? ['- ⚪ Nothing is posted here: `/setup` chooses a channel.'] : []),
    ...(targets.length > MANY
      ? [...tail, ...worstFirst(targets.map(targetLines))]
      : [...targets.flatMap(targetLines), ...tail]),
  ];
  const isWell = lines.every((line) => !line.includes(RED));
  return adminReply(['## Doctor', ...lines], isWell ? ACCENT.help : ACCENT.partial);
}

/** Of more channels only those with a problem have all their lines, and come first: a message has only so many lines. */
const MANY = 8;

function worstFirst(targets: readonly (readonly string[])[]): string[] {
  const { true: ill = [], false: well = [] } = Object.groupBy(targets, (lines) =>
    lines.some((line) => line.includes(RED)) ? 'true' : 'false',
  );
  return [...ill.flat(), ...well.flatMap((lines) => lines.slice(0, 1))];
}

function serverLines(server: string, { arrivals, counts }: GuildHealth): string[] {
  const files = arrivals.find((one) => one.server === server);
  const last = counts.find((one) => one.server === server)?.lastRound ?? null;
  const name = sayName(server);
  if (files === undefined || files.lastAt === null)
    return [`- ${RED} **${name}**: no file came yet. Check that its Lua script runs and where it writes.`];
  const round = last === null ? 'no round yet' : `last round ${ago(new Date(last))}`;
  const waiting = files.waiting === 0 ? '' : `; ${count(files.waiting, 'file', 'en')} waiting`;
  const rejected =
    files.rejected === 0
      ? []
      : [`- ⚠️ **${name}**: ${count(files.rejected, 'file', 'en')} rejected; \`/admin doctor\` lists them.`];
  return [`- ✅ **${name}**: last file ${ago(files.lastAt)}, ${round}${waiting}`, ...rejected];
}

function targetLines(target: ShownTarget): string[] {
  const { setup, row, last, waiting, lost, failed, problem, check } = target;
  const mayLook = check?.ok === true && check.mayLook;
  const post = last === null ? 'no post yet' : `last post ${ago(last.postedAt)}`;
  return [
    `- **${channelMention(setup.channel)}**: ${post}${waiting === 0 ? '' : `; ${count(waiting, 'post', 'en')} waiting`}`,
    ...rightLines(check),
    ...hiddenLines(target),
    ...(row.held_at === null
      ? []
      : [
          `  - ${RED} off since a backup was restored: \`/setup\` switches it on, once no other copy posts there.`,
        ]),
    ...(row.paused_at === null
      ? []
      : [
          `  - ${RED} paused: ${escapeText(row.last_error ?? 'a post was refused.')} Change that, or move to another channel with \`/setup\`; then I go on within minutes.`,
        ]),
    ...(lost === 0
      ? []
      : [
          `  - ${RED} ${count(lost, 'post', 'en')} of the last 7 days may or may not have arrived, and will not be sent again. ${mayLook ? 'I may look now, so later ones are safe.' : 'Give me Read Message History, so that I can look next time.'}`,
        ]),
    ...(failed === 0
      ? []
      : [
          `  - ${RED} ${count(failed, 'post', 'en')} of the last 7 days given up: ${escapeText(problem ?? 'the log says why.')} They are not sent again, but what they tell can be asked for: \`/help\`.`,
        ]),
  ];
}

/** What the operator no longer lets this Discord server see. */
function hiddenLines({ hidden, setup }: ShownTarget): string[] {
  if (hidden.length === 0) return [];
  const isAll = hidden.length === setup.scopes.length;
  return [
    `  - ${RED} ${sayKeys(hidden)}: no longer shown in this Discord server, so I post nothing of it. Ask who runs Debrief to name this Discord server in \`guilds\` of that game server, or ${isAll ? 'stop posting here' : 'choose other servers'} with \`/setup\`.`,
  ];
}

/** One tick for each permission. */
function rightLines(check: ChannelFacts | null): string[] {
  if (check === null) return ['  - ⚪ Discord could not be asked about permissions.'];
  if (!check.ok) return [`  - ${RED} ${escapeText(check.say)}`];
  const { missing, mayOpenThreads, mayLook } = check;
  const needed =
    missing.length === 0
      ? ['  - ✅ View Channels, Send Messages, Embed Links, Attach Files']
      : missing.map((name) => `  - ${RED} ${name} is missing: Edit Channel, Permissions, my role.`);
  return [
    ...needed,
    mayOpenThreads
      ? '  - ✅ Create Public Threads'
      : '  - ⚠️ Create Public Threads or Send Messages in Threads is missing: what belongs in a thread goes to the channel',
    mayLook
      ? '  - ✅ Read Message History'
      : '  - ⚠️ no Read Message History: an interrupted post is given up instead of looked for',
  ];
}

/** Ids of messages contain the time of Discord's clock. */
function skewLines(targets: readonly ShownTarget[]): string[] {
  const posted = targets.flatMap(({ last }) => last ?? []);
  const newest = posted.toSorted((a, b) => b.postedAt.getTime() - a.postedAt.getTime())[0];
  if (newest === undefined) return [];
  const skewMs = newest.postedAt.getTime() - Number((BigInt(newest.message) >> 22n) + EPOCH_MS);
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= SKEW_MS)
    return [`- ✅ The clock of this machine is that of Discord, to ${seconds} s.`];
  const way = skewMs > 0 ? 'ahead of' : 'behind';
  return [`- ${RED} The clock of this machine is ${seconds} s ${way} that of Discord. Switch on NTP.`];
}

function ago(at: Date): string {
  return time(at, TimestampStyles.RelativeTime);
}
