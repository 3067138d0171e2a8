import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../core/public-id.ts';
import type { ServerCounts } from '../../stats/health/fetch-counts.ts';
import { type Finding, FINDING_KINDS, FINDING_WORDS } from '../../stats/health/finding.ts';
import { ACCENT, textBlock } from '../framework/blocks.ts';
import type { Health } from '../framework/health.ts';
import type { ReimportResult } from '../framework/operations.ts';
import type { Reply } from '../framework/reply.ts';
import type { AuditLine } from '../people/audit.ts';
import { escapeText } from '../text/escape-text.ts';
import { sayName } from '../text/say-name.ts';

export type Status = {
  readonly counts: readonly ServerCounts[];
  readonly databaseMs: number;
  readonly discord: Health;
};

export function buildStatusReply({ counts, databaseMs, discord }: Status): Reply {
  const latency = discord.latencyMs === null ? '' : `, ${Math.round(discord.latencyMs)} ms`;
  const servers = counts.slice(0, 10).map(({ server, zone, payloads, rounds, lastRound }) => {
    const last =
      lastRound === null
        ? 'no round yet'
        : `last round ${time(new Date(lastRound), TimestampStyles.RelativeTime)}`;
    return `- **${sayName(server)}** (${escapeText(zone)}): files ${list(payloads)}; rounds ${list(rounds)}; ${last}`;
  });
  return reply([
    '## Status',
    `- Discord: ${escapeText(discord.say)} (${discord.state}${latency})`,
    `- Database: answers in ${Math.ceil(databaseMs)} ms`,
    ...(servers.length === 0 ? ['- No server is yours to run from here.'] : servers),
  ]);
}

function list(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** How far it is; replaced by the result. */
export function buildProgressReply(server: string, done: number): Reply {
  return reply(['## Reimport', `${done} files of **${sayName(server)}** read again so far…`]);
}

const LISTED = 5;

export function buildDoctorReply(findings: readonly Finding[], discord: Health): Reply {
  const isOnline = discord.state === 'online' || discord.state === 'off';
  const lines = FINDING_KINDS.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) return [];
    const examples = found
      .slice(0, LISTED)
      .map((one) => `  - \`${one.id}\` ${escapeText(`${one.server}/${one.file}`.slice(0, 90))}`);
    const more = found.length > LISTED ? [`  - and ${found.length - LISTED} more`] : [];
    return [
      `- ❌ **${found.length}** ${FINDING_WORDS[kind].say}. ${FINDING_WORDS[kind].tip}`,
      ...examples,
      ...more,
    ];
  });
  return reply(
    [
      '## Doctor',
      `- ${isOnline ? '✅' : '❌'} ${escapeText(discord.say)}`,
      '- ✅ The database answers.',
      ...(lines.length === 0 ? ['- ✅ No file and no round needs you.'] : lines),
    ],
    lines.length === 0 ? ACCENT.help : ACCENT.partial,
  );
}

const AUDIT_TEXT = 3500;

export function buildAuditReply(lines: readonly AuditLine[]): Reply {
  const shown: string[] = [];
  let size = 0;
  for (const line of lines) {
    const text = auditText(line);
    size += text.length + 1;
    if (size > AUDIT_TEXT) break;
    shown.push(text);
  }
  return reply(['## Audit', ...(shown.length === 0 ? ['Nobody did anything yet.'] : shown)]);
}

function auditText({ doneAt, actor, action, subject, serverKey, details }: AuditLine): string {
  const who = actor.startsWith('user/') ? `<@${actor.slice(5)}>` : escapeText(actor);
  const where = serverKey === null ? '' : ` on ${sayName(serverKey)}`;
  const what = escapeText(JSON.stringify(details).slice(0, 120));
  return `- ${time(doneAt, TimestampStyles.ShortDateTime)} ${who}: **${escapeText(action)}** ${sayName(subject)}${where} ${what}`;
}

export function buildReimportReply(
  results: readonly (ReimportResult & { readonly server: string })[],
): Reply {
  const lines = results.map(({ server, payloads, changed }) => {
    const files = `${payloads} ${payloads === 1 ? 'file' : 'files'} of **${sayName(server)}** read again`;
    if (changed.length === 0) return `- ${files}: nothing changed.`;
    const ids = changed.slice(0, 10).map((id) => `\`${formatId(id)}\``);
    const more = changed.length > 10 ? ` and ${changed.length - 10} more` : '';
    return `- ${files}: ${changed.length} ${changed.length === 1 ? 'round' : 'rounds'} changed (${ids.join(', ')}${more}).`;
  });
  return reply(['## Reimport', ...(lines.length === 0 ? ['No server is yours to run from here.'] : lines)]);
}

function reply(lines: readonly string[], accent: number = ACCENT.help): Reply {
  return {
    kind: 'reply',
    accent,
    blocks: [textBlock(lines.join('\n'))],
    footer: 'seen by you only',
    files: [],
  };
}
