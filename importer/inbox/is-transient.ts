/** SQLSTATE classes of trouble that passes: connection, resources, deadlock and lock time-outs, operator intervention. */
const TRANSIENT_CLASSES = new Set(['08', '40', '53', '55', '57', '58']);

/** A failure of the moment or of the connection, not of what was imported. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // What the system says (EPIPE); no SQLSTATE looks like that.
  if (/^E[A-Z]+$/.test(code)) return true;
  // node-postgres reports a lost connection without any code.
  if (code.length !== 5) return /connection|terminated/i.test(error.message);
  return TRANSIENT_CLASSES.has(code.slice(0, 2));
}
