/**
 * Settings of a small server that no network can reach. Durability keeps PostgreSQL's safe defaults. The log records
 * starts, stops and crashes only: the client gets its own errors, and SQL text may hold what players wrote.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',
  shared_buffers: '96MB',
  // A back-fill writes all over the indexes: with checkpoints every few seconds most of the write-ahead log would be
  // full pages. In daily use it stays at a few megabytes.
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  logging_collector: 'off',
  // Containers limit shared memory to 64 MB, too little for parallel queries, and no query here needs them.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
};

/**
 * @param socketFolder without blanks, commas and quotes, because the setting is a list.
 * @param extra overrides the defaults; for tests, whose data may be lost.
 */
export function buildServerArguments(
  data: string,
  socketFolder: string,
  extra: Readonly<Record<string, string>>,
): string[] {
  const settings = { ...SETTINGS, ...extra, unix_socket_directories: socketFolder };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
