// Settings for those who look after Debrief. All have a default that needs no thought.
import { z } from 'zod';

const MOST_DAYS = 3650;

const count = (what: string) =>
  z.coerce
    .number(`must be a number of ${what}`)
    .int(`must be a whole number of ${what}`)
    .min(0, `must be a number of ${what}, or 0 for none`)
    .max(MOST_DAYS, `must be at most ${MOST_DAYS}`);

export const operationsEnvironment = z.object({
  /** File for the log, instead of the terminal; rolled daily and at 20 MB. */
  LOG_FILE: z.string().optional(),
  /** Port of /healthz, /readyz and /metrics; without it nothing listens. */
  HTTP_PORT: z.coerce
    .number('must be a port number, up to 65535')
    .int('must be a port number, up to 65535')
    .min(0, 'must be a port number, up to 65535')
    .max(65_535, 'must be a port number, up to 65535')
    .optional(),
  /** Address that port listens at. */
  HTTP_HOST: z.string().default('127.0.0.1'),
  /** How many daily backups are kept under DEBRIEF_HOME; 0 for none. */
  BACKUP_KEEP: count('backups').default(7),
  /** After how many hours without a new file the log warns, for servers that are played on daily; 0 for never. */
  QUIET_HOURS: count('hours').default(0),
});

export type OperationsConfig = {
  readonly logFile: string | undefined;
  readonly http: { readonly host: string; readonly port: number } | undefined;
  readonly backupKeep: number;
  readonly quietHours: number;
};

export function readOperations(settings: z.infer<typeof operationsEnvironment>): OperationsConfig {
  const { LOG_FILE, HTTP_HOST, HTTP_PORT, BACKUP_KEEP, QUIET_HOURS } = settings;
  return {
    logFile: LOG_FILE,
    http: HTTP_PORT === undefined ? undefined : { host: HTTP_HOST, port: HTTP_PORT },
    backupKeep: BACKUP_KEEP,
    quietHours: QUIET_HOURS,
  };
}
