import { withoutStop } from '../../core/without-stop.ts';
import { HTTPError } from 'discord.js';

/** Codes of the system or undici for connections that failed or broke. */
const NETWORK_CODES = new Map([
  ['ENOTFOUND', 'no name server knows its address'],
  ['EAI_AGAIN', 'the name server does not answer'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was cut'],
  ['EPIPE', 'the connection was cut'],
  ['UND_ERR_SOCKET', 'the connection was cut'],
  ['ENETUNREACH', 'this machine has no network'],
  ['EHOSTUNREACH', 'no network leads there'],
  ['ENETDOWN', 'this machine has no network'],
  ['ETIMEDOUT', 'nothing answered in time'],
  ['UND_ERR_CONNECT_TIMEOUT', 'nothing answered in time'],
  ['ABORT_ERR', 'nothing answered in time'],
]);

/** Describes a refusal, an outage of Discord and a missing network differently, because each has another remedy. */
export function explainUnreachable(error: unknown): string {
  const code = findNetworkCode(error);
  if (code !== null) {
    return `Discord cannot be reached: ${NETWORK_CODES.get(code)} (${code}). Check the network, the name server and any firewall of this machine; the bot tries again by itself.`;
  }
  if (error instanceof HTTPError)
    return `Discord has an outage (HTTP ${error.status}); the bot tries again by itself.`;
  const why = withoutStop(error instanceof Error ? error.message : String(error));
  return `Discord does not let the bot in: ${why}.`;
}

/** Returns the first network code in an error, its causes or, when several addresses were tried, its parts. */
function findNetworkCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    const code = at.name === 'AbortError' ? 'ABORT_ERR' : 'code' in at ? String(at.code) : '';
    if (NETWORK_CODES.has(code)) return code;
    at = at instanceof AggregateError && at.cause === undefined ? at.errors[0] : at.cause;
  }
  return null;
}
