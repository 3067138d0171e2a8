// Every job there is, and what it carries. Schemas, queues and handlers are maps over these names, so a wrong payload or a
// missing handler does not compile.
import { z } from 'zod';

type Nothing = Record<string, never>;

export type JobPayloads = {
  /** New payloads of one source are waiting. Sent with them, in one transaction. */
  'drain-inbox': { readonly server: string };
  /** What an admin asked to be read again; the rest of it stands in the database. Sent with it, in one transaction. */
  reimport: { readonly reimport: string };
  /** The rows of a server are to be made again by this version; how far that is stands in the database. */
  rederive: { readonly server: string };
  /** Looks for payloads whose wake-up got lost. */
  'sweep-inbox': Nothing;
  'maintain-database': Nothing;
  'check-health': Nothing;
  /** Something may be worth a word in the channel for alarms. */
  'tell-alarms': Nothing;
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
  'tell-alarms': nothing,
  'log-metrics': nothing,
  'back-up': nothing,
};

/** May be called twice for one job, and must stop soon after its signal says so. */
export type JobHandler<Name extends JobName> = (
  payload: JobPayloads[Name],
  signal: AbortSignal,
) => Promise<void>;
/** null: other processes do that. */
export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> | null };

export const JOB_NAMES: readonly JobName[] = Object.keys(JOB_SCHEMAS).filter(isJobName);

function isJobName(name: string): name is JobName {
  return name in JOB_SCHEMAS;
}
