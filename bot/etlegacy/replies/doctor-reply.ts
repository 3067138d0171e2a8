import { type Finding, FINDING_KINDS, FINDING_WORDS } from '../../../stats/etlegacy/health/finding.ts';
import { escapeText } from '../../../wording/escape-text.ts';
import { ACCENT } from '../../framework/blocks.ts';
import type { Health } from '../../framework/health.ts';
import type { Reply } from '../../framework/reply.ts';
import { adminReply } from '../../replies/admin-replies.ts';

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
  return adminReply(
    [
      '## Doctor',
      `- ${isOnline ? '✅' : '❌'} ${escapeText(discord.say)}`,
      '- ✅ The database answers.',
      ...(lines.length === 0 ? ['- ✅ No file and no round needs you.'] : lines),
    ],
    lines.length === 0 ? ACCENT.help : ACCENT.partial,
  );
}
