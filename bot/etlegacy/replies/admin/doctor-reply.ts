import { type Notice, sayFindings } from '../../../../stats/health/finding.ts';
import { type Finding, FINDING_KINDS, FINDING_WORDS } from '../../../../stats/etlegacy/health/finding.ts';
import { escapeText } from '../../../../wording/escape-text.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { ACCENT } from '../../../framework/reply/blocks.ts';
import type { Health } from '../../../framework/health.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import { adminReply } from '../../../replies/admin-replies.ts';

const LISTED = 5;
const MOST_CHARACTERS = 3_200;

/** Findings that need a person, each kind with advice for its reasons, and notices about servers. */
export function buildDoctorReply(
  findings: readonly Finding[],
  notices: readonly Notice[],
  discord: Health,
): Reply {
  const isOnline = discord.state === 'online' || discord.state === 'off';
  const lines = FINDING_KINDS.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    if (found.length === 0) return [];
    const head = `- ❌ ${sayFindings(FINDING_WORDS[kind], found.length, (count) => `**${count}**`)}`;
    // Each reason has an advice of its own.
    const byTip = Map.groupBy(found, ({ tip }) => tip);
    return [head, ...[...byTip].flatMap(([tip, alike]) => adviceLines(tip, alike))];
  });
  return adminReply(
    [
      '## Doctor',
      `- ${isOnline ? '✅' : '❌'} ${escapeText(discord.say)}`,
      '- ✅ The database answers.',
      ...notices.map(({ server, say }) => `- ℹ️ ${sayName(server)} ${say}`),
      ...(lines.length === 0 ? ['- ✅ No file and no round needs you.'] : cutLines(lines)),
    ],
    lines.length === 0 ? ACCENT.help : ACCENT.partial,
  );
}

function adviceLines(tip: string, alike: readonly Finding[]): string[] {
  const examples = alike
    .slice(0, LISTED)
    .map(
      (one) =>
        `  - \`${one.id}\` ${escapeText(`${one.server}/${one.file}`.slice(0, 90))}: ${escapeText(one.reason.slice(0, 120))}`,
    );
  const more = alike.length > LISTED ? [`  - and ${alike.length - LISTED} more`] : [];
  return [`  ${tip}`, ...examples, ...more];
}

/** A message holds 4000 characters. */
function cutLines(lines: readonly string[]): readonly string[] {
  let length = 0;
  const fitting = lines.findIndex((line) => (length += line.length + 1) > MOST_CHARACTERS);
  if (fitting === -1) return lines;
  return [...lines.slice(0, fitting), '- … and more: `npm run debrief -- doctor` lists everything.'];
}
