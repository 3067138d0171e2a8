import { time, TimestampStyles } from '@discordjs/formatters';
import { REIMPORT_ATTEMPTS } from '../../jobs/job-queues.data.ts';
import type { Reimport } from '../../stats/health/fetch-reimports.ts';
import { escapeText } from '../../wording/escape-text.ts';
import { sayName } from '../../wording/say-name.ts';

/** The progress of an unfinished reimport. */
export function sayReimport(state: Reimport): string {
  const { server, askedAt, files, done, attempts, problem } = state;
  const asked = `asked for ${time(askedAt, TimestampStyles.RelativeTime)}`;
  const far = files === null ? 'waits for a worker' : `${done} of ${files} files read again so far`;
  const nth = attempts > 1 ? ` (attempt ${attempts})` : '';
  const why = problem === null ? '' : `: ${escapeText(problem.slice(0, 120))}`;
  if (isGivenUp(state))
    return `❌ Reimport of **${sayName(server)}** failed ${attempts} times and was given up${why}`;
  const tried = problem === null ? '' : `; it failed and is tried again${why}`;
  return `Reimport of **${sayName(server)}**, ${asked}: ${far}${nth}${tried}`;
}

/** It is not retried automatically. */
export function isGivenUp({ attempts, problem, endedAt }: Reimport): boolean {
  return endedAt === null && problem !== null && attempts >= REIMPORT_ATTEMPTS;
}
