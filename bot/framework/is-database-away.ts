/** SQLSTATE classes of a database that cannot serve now: connection, resources, state, operator intervention, system. */
const AWAY = new Set(['08', '53', '55', '57', '58']);

/** Whether a failure says that the database does not answer, rather than that a question was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.length === 5) return AWAY.has(code.slice(0, 2)) || /^E[A-Z]{4}$/.test(code);
  // node-postgres reports a lost connection, and a pool without a free one, without a SQLSTATE.
  return /^E[A-Z]+$/.test(code) || /connection|timeout exceeded|terminated/i.test(error.message);
}
