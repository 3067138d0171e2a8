import type { JobLine } from '../../../jobs/open-jobs.ts';
import type { Reimport } from '../../../stats/health/fetch-reimports.ts';

export type JobViewer = {
  /** Keys of the servers that they administer, and the open reimports of these. */
  readonly servers: readonly string[];
  readonly reimports: readonly Pick<Reimport, 'id'>[];
  /** Whether they administer everything here: a job of no server may report problems of any server. */
  readonly mayAdministerAll: boolean;
};

/** Filters jobs by what an admin may see. An active reimport is listed by its progress instead. */
export function visibleJobs(
  jobs: readonly JobLine[],
  { servers, reimports, mayAdministerAll }: JobViewer,
): JobLine[] {
  return jobs.filter(({ name, subject, state }) => {
    if (subject === null) return mayAdministerAll;
    if (name !== 'reimport') return servers.includes(subject);
    return state === 'failed' && reimports.some(({ id }) => id === subject);
  });
}
