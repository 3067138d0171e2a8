/** SQLSTATE classes of trouble that passes: connection, resources, deadlock and lock time-outs, operator intervention. */
const TRANSIENT_CLASSES = new Set(['08', '40', '53', '55', '57', '58']);

/** A failure of the moment or of the connection, not of what was imported. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // node-postgres reports a lost connection without a SQLSTATE.
  if (code.length !== 5) return /^E[A-Z]+$/.test(code) || /connection|terminated/i.test(error.message);
  return TRANSIENT_CLASSES.has(code.slice(0, 2));
}
