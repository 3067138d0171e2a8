import type { PgBoss } from 'pg-boss';

/** Longer than any job is ever delayed. */
const FAR = "interval '15 minutes'";

/**
 * Repairs what the job engine wrote before the database's clock was set back: jobs that would wait, schedules that
 * would count as done and throttling slots that would count as taken until the clock reaches the old time again.
 * Otherwise changes nothing.
 */
export async function forgetFuture(boss: PgBoss, schema: string): Promise<void> {
  const db = boss.getDb();
  const statements = [
    `update ${schema}.job set start_after = now()
      where state in ('created', 'retry') and start_after > now() + ${FAR}`,
    `update ${schema}.job set singleton_on = null
      where singleton_on > (now() at time zone 'UTC') + ${FAR}`,
    `update ${schema}.version set cron_on = null, bam_on = null, flow_on = null
      where greatest(cron_on, bam_on, flow_on) > now() + ${FAR}`,
    `update ${schema}.queue set maintain_on = null, monitor_on = null, monitor_claim_on = null
      where greatest(maintain_on, monitor_on, monitor_claim_on) > now() + ${FAR}`,
  ];
  for (const statement of statements) await db.executeSql(statement);
}
