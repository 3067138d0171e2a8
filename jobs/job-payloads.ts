// All job names and their payloads. Schemas, queues and handlers are maps over these names, so a wrong payload or a
// missing handler does not compile.
import { z } from 'zod';

type Nothing = Record<string, never>;

export type JobPayloads = {
  /** New payloads of one source are pending. Sent in the transaction that stores them. */
  'drain-inbox': { readonly server: string };
  /** A reimport that an admin asked for; its details are in the database. Sent in the transaction that stores them. */
  reimport: { readonly reimport: string };
  /** Derives all rows of a server anew with this version; the database keeps the progress. */
  rederive: { readonly server: string };
  /** Finds pending payloads whose wake-up was lost. */
  'sweep-inbox': Nothing;
  'maintain-database': Nothing;
  'check-health': Nothing;
  /** Something changed, or time passed: plans posts and delivers what is due. */
  'update-posts': Nothing;
  'log-metrics': Nothing;
  'back-up': Nothing;
};
export type JobName = keyof JobPayloads;

const nothing = z.strictObject({});

export const JOB_SCHEMAS: { readonly [Name in JobName]: z.ZodType<JobPayloads[Name]> } = {
  'drain-inbox': z.strictObject({ server: z.string().min(1) }),
  reimport: z.strictObject({ reimport: z.uuid() }),
  rederive: z.strictObject({ server: z.string().min(1) }),
  'sweep-inbox': nothing,
  'maintain-database': nothing,
  'check-health': nothing,
  'update-posts': nothing,
  'log-metrics': nothing,
  'back-up': nothing,
};

/** Must be safe to run twice for one job, and must stop soon after its signal aborts. */
export type JobHandler<Name extends JobName> = (
  payload: JobPayloads[Name],
  signal: AbortSignal,
) => Promise<void>;
/** null: another process handles that job. */
export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> | null };

export const JOB_NAMES: readonly JobName[] = Object.keys(JOB_SCHEMAS).filter(isJobName);

function isJobName(name: string): name is JobName {
  return name in JOB_SCHEMAS;
}
