import { time, TimestampStyles } from '@discordjs/formatters';
import type { ServerCounts } from '../../stats/health/fetch-counts.ts';
import type { JobLine } from '../../jobs/open-jobs.ts';
import type { Reimport } from '../../stats/health/fetch-reimports.ts';
import { ACCENT, textBlock } from '../framework/reply/blocks.ts';
import type { Health } from '../framework/health.ts';
import type { Reply } from '../framework/reply/reply.ts';
import type { AuditLine } from '../../people/audit.ts';
import { escapeText } from '../../wording/escape-text.ts';
import { sayName } from '../../wording/say-name.ts';
import { auditLine } from './audit-line.ts';
import { sayReimport } from './say-reimport.ts';

export type Status = {
  readonly counts: readonly ServerCounts[];
  readonly databaseMs: number;
  readonly discord: Health;
  readonly reimports: readonly Reimport[];
  readonly jobs: readonly JobLine[];
};

export function buildStatusReply({ counts, databaseMs, discord, reimports, jobs }: Status): Reply {
  const latency = discord.latencyMs === null ? '' : `, ${Math.round(discord.latencyMs)} ms`;
  const servers = counts.slice(0, 10).map(({ server, zone, payloads, rounds, lastRound }) => {
    const last =
      lastRound === null
        ? 'no round yet'
        : `last round ${time(new Date(lastRound), TimestampStyles.RelativeTime)}`;
    return `- **${sayName(server)}** (${escapeText(zone)}): files ${list(payloads)}; rounds ${list(rounds)}; ${last}`;
  });
  return adminReply([
    '## Status',
    `- Discord: ${escapeText(discord.say)} (${discord.state}${latency})`,
    `- Database: answers in ${Math.ceil(databaseMs)} ms`,
    ...(servers.length === 0 ? ['- No server is yours to run from here.'] : servers),
    ...reimports.map((one) => `- ${sayReimport(one)}`),
    ...jobs.map(sayJob),
  ]);
}

function sayJob({ name, subject, state, since, problem }: JobLine): string {
  const what = `${state === 'failed' ? '❌ ' : ''}Job **${escapeText(name)}**`;
  const of = subject === null ? '' : ` (${escapeText(subject.slice(0, 40))})`;
  const words = {
    running: 'at work since',
    retrying: 'failed and is tried again; began',
    failed: 'failed for good; the log says more',
  } as const satisfies Record<JobLine['state'], string>;
  const why = problem === null ? '' : `: ${escapeText(problem.slice(0, 120))}`;
  return `- ${what}${of} ${words[state]} ${time(since, TimestampStyles.RelativeTime)}${why}`;
}

function list(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

export function buildAuditReply(lines: readonly AuditLine[]): Reply {
  return adminReply([
    '## Audit',
    ...(lines.length === 0 ? ['Nobody did anything yet.'] : lines.map(auditLine)),
  ]);
}

/** Of the 4000 characters that Discord takes, with room for the footer. */
const MOST_TEXT = 3700;

/** As many of the lines as fit, visible to one person. */
export function adminReply(lines: readonly string[], accent: number = ACCENT.help): Reply {
  return {
    kind: 'reply',
    accent,
    blocks: [textBlock(fitting(lines).join('\n'))],
    footer: 'seen by you only',
    files: [],
  };
}

function fitting(lines: readonly string[]): readonly string[] {
  let size = 0;
  const cut = lines.findIndex((line) => (size += line.length + 1) > MOST_TEXT);
  return cut < 0 ? lines : [...lines.slice(0, cut), `- and ${lines.length - cut} more lines`];
}
