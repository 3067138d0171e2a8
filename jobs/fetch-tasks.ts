import { type Kysely, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { DB } from '../database/schema.ts';
import { JOB_SCHEDULES } from './job-queues.data.ts';

export type TaskName = keyof typeof JOB_SCHEDULES;

const ABOUT: Readonly<Record<TaskName, string>> = {
  'sweep-inbox': 'Finds payloads that wait and wakes their import',
  'check-health': 'Looks for what does not go on, and raises alarms',
  'log-metrics': 'Writes counts to the log',
  'back-up': 'Writes the daily backup',
  'maintain-database': 'Removes what is no longer needed, and lets PostgreSQL collect statistics',
  'update-posts': 'Plans and sends what is to be posted in Discord',
};

export const TASK_NAMES: readonly TaskName[] = Object.keys(ABOUT).filter(isTaskName);

function isTaskName(name: string): name is TaskName {
  return name in JOB_SCHEDULES;
}

export type Task = {
  readonly name: TaskName;
  readonly about: string;
  /** In UTC. */
  readonly cron: string;
  /** null when it never ran, or so long ago that it is no longer known. */
  readonly lastRun: TaskRun | null;
  readonly nextRun: Date;
};

type TaskRun = {
  readonly at: Date;
  readonly state: 'running' | 'done' | 'retrying' | 'failed';
  readonly problem: string | null;
};

/** Returns what runs by a schedule. */
export async function fetchTasks(db: Kysely<DB>): Promise<Task[]> {
  const runs = new Map((await fetchRuns(db)).map(({ name, ...run }) => [name, run]));
  // Not started: only its calculation of the schedule is used.
  const boss = new PgBoss('postgres://nowhere');
  return TASK_NAMES.map((name) => {
    const cron = JOB_SCHEDULES[name];
    const [nextRun] = boss.previewSchedule(cron, { count: 1, tz: 'UTC' });
    if (nextRun === undefined) throw new Error(`The schedule ${cron} never comes`);
    return { name, about: ABOUT[name], cron, lastRun: runs.get(name) ?? null, nextRun };
  });
}

async function fetchRuns(db: Kysely<DB>): Promise<(TaskRun & { readonly name: string })[]> {
  const { rows: known } = await sql<{ exists: boolean }>`
    select to_regclass('pgboss.job') is not null as exists`.execute(db);
  if (known[0]?.exists !== true) return [];
  const { rows } = await sql<TaskRun & { readonly name: string }>`
    select distinct on (name) name, coalesce(completed_on, started_on) as at, output ->> 'message' as problem,
      case state::text when 'active' then 'running' when 'completed' then 'done' when 'retry' then 'retrying'
        else 'failed' end as state
    from pgboss.job
    where name = any(${[...TASK_NAMES]}::text[]) and started_on is not null
    order by name, started_on desc`.execute(db);
  return rows;
}
