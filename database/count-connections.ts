import type { Pool } from 'pg';

/**
 * Returns how many connections this process may have in all, including the one that runs the query: the limits of role,
 * database and server, less what other clients have open. Infinity for a superuser, whom only the server limits.
 */
export async function countConnections(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ free: number | null }>(`
    with used as (
      select count(*) filter (where usename = current_user)::int as role,
        count(*) filter (where datname = current_database())::int as database, count(*)::int as server
      from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid())
    select least(
        case when r.rolconnlimit >= 0 then r.rolconnlimit - used.role end,
        case when d.datconnlimit >= 0 then d.datconnlimit - used.database end,
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true)::int, 0) - used.server) as free
    from used, pg_roles r, pg_database d
    where r.rolname = current_user and d.datname = current_database() and not r.rolsuper`);
  return rows[0]?.free ?? Infinity;
}
