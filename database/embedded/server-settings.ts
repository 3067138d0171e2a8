/**
 * A small server that is never heard outside this machine. Durability stays at PostgreSQL's own, safe defaults.
 * The log holds starts, stops and crashes only: what a client did wrong is told to that client, and SQL text may hold
 * what players said.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',
  shared_buffers: '96MB',
  // A back-fill writes in places all over the indexes: with checkpoints every few seconds most of the log would be whole
  // pages. In daily work it stays at a few megabytes.
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  logging_collector: 'off',
  // Containers give shared memory 64 MB, too little for parallel queries, and nothing here is big enough to need them.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
};

/**
 * @param socketFolder without blanks, commas and quotes: the setting is a list.
 * @param extra wins; used by tests, whose data may be lost.
 */
export function buildServerArguments(
  data: string,
  socketFolder: string,
  extra: Readonly<Record<string, string>>,
): string[] {
  const settings = { ...SETTINGS, ...extra, unix_socket_directories: socketFolder };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
