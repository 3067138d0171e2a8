// Settings for operators. All have a usable default.
import { z } from 'zod';
import { type HttpConfig, httpEnvironment, readHttp } from './http-config.ts';

const MOST_DAYS = 3650;

const count = (what: string) =>
  z.coerce
    .number(`must be a number of ${what}`)
    .int(`must be a whole number of ${what}`)
    .min(0, `must be a number of ${what}, or 0 for none`)
    .max(MOST_DAYS, `must be at most ${MOST_DAYS}`);

export const operationsEnvironment = z.object({
  /** File for the log, instead of the terminal; rotated daily and at 20 MB. */
  LOG_FILE: z.string().optional(),
  ...httpEnvironment,
  /** Number of daily backups kept under DEBRIEF_HOME; 0 disables them. */
  BACKUP_KEEP: count('backups').default(7),
  /** Hours without a new file after which the log warns, for servers with daily games; 0 disables the warning. */
  QUIET_HOURS: count('hours').default(0),
});

export type OperationsConfig = {
  readonly logFile: string | undefined;
  /** undefined where HTTP is switched off. */
  readonly http: HttpConfig | undefined;
  readonly backupKeep: number;
  readonly quietHours: number;
};

export function readOperations(settings: z.infer<typeof operationsEnvironment>): OperationsConfig {
  const { LOG_FILE, BACKUP_KEEP, QUIET_HOURS } = settings;
  return {
    logFile: LOG_FILE,
    http: readHttp(settings),
    backupKeep: BACKUP_KEEP,
    quietHours: QUIET_HOURS,
  };
}
