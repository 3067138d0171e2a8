import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../../core/public-id.ts';
import type { Reimport } from '../../../../stats/health/fetch-reimports.ts';
import type { RoundName } from '../../../../stats/etlegacy/sessions/fetch-round-names.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import { escapeText } from '../../../../wording/escape-text.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { adminReply } from '../../../replies/admin-replies.ts';
import { isGivenUp, sayReimport } from '../../../replies/say-reimport.ts';

/** How many changed rounds of a server are listed by name. */
export const NAMED_ROUNDS = 10;

const TITLE = '## Reimport';

/** The progress; replaced by the result. */
export function buildProgressReply(state: Reimport): Reply {
  return adminReply([
    TITLE,
    `${sayReimport(state)}…`,
    'It continues even if the bot restarts; /admin status shows the progress.',
  ]);
}

/** @param names of the changed rounds that still exist. */
export function buildReimportReply(results: readonly Reimport[], names: readonly RoundName[]): Reply {
  const known = new Map(names.map((name) => [name.id, name]));
  const lines = results.flatMap((result) => {
    if (isGivenUp(result))
      return [`- ${sayReimport(result)}`, '  - The log says more; ask for it again then.'];
    if (result.endedAt === null)
      return [`- ${sayReimport(result)}. It goes on; /admin status tells how far it is.`];
    return sayResult(result, known);
  });
  return adminReply([TITLE, ...(lines.length === 0 ? ['No server is yours to run from here.'] : lines)]);
}

function sayResult(
  { server, done, changed, problem }: Reimport,
  known: ReadonlyMap<number, RoundName>,
): string[] {
  if (problem !== null) return [`- Nothing of **${sayName(server)}** was read again: ${escapeText(problem)}`];
  const files = `${done} ${done === 1 ? 'file' : 'files'} of **${sayName(server)}** read again`;
  if (changed.length === 0) return [`- ${files}: nothing changed.`];
  const shown = changed.slice(0, NAMED_ROUNDS).map((id) => `  - ${sayRound(id, known.get(id))}`);
  const more = changed.length > NAMED_ROUNDS ? [`  - and ${changed.length - NAMED_ROUNDS} more`] : [];
  return [
    `- ${files}: ${changed.length} ${changed.length === 1 ? 'round' : 'rounds'} changed.`,
    ...shown,
    ...more,
  ];
}

function sayRound(id: number, name: RoundName | undefined): string {
  if (name === undefined) return `\`${formatId(id)}\` is gone`;
  const when = time(name.endedAt, TimestampStyles.ShortDateTime);
  const round = name.label === null ? '' : ` round ${name.label}`;
  return `**${sayName(name.map)}**${round}, ${when} (\`${formatId(id)}\`)`;
}
