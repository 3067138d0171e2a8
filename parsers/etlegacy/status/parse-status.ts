// The answer to `getstatus`: one datagram with the keys of the server and a line for each client. It contains the
// challenge that was sent, so a forged answer is recognized.
import type { ParsedStatus, ServerStatus, StatusClient } from './server-status.ts';

/** The engine never sends more in one answer. */
const MAX_BYTES = 16_384;
/** The engine has at most 64 slots. */
const MOST_CLIENTS = 64;
const MAX_NAME = 64;
const MAX_TEXT = 256;
const HEAD = Buffer.from('\xff\xff\xff\xffstatusResponse\n', 'latin1');
const CLIENT = /^(-?\d{1,9}) (-?\d{1,6}) "(.*)"$/;
const MAP = /^[\w.-]{1,64}$/;
/** Teams by the digit of the slot in the key `P`. */
const TEAMS: readonly StatusClient['team'][] = ['connecting', 'axis', 'allies', 'spectator'];

/** @param challenge the text that was sent with the request. */
export function parseStatus(bytes: Uint8Array, challenge: string): ParsedStatus {
  if (bytes.length > MAX_BYTES)
    return fail('TOO_LARGE', `${bytes.length} bytes, at most ${MAX_BYTES} can be`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, HEAD.length).equals(HEAD))
    return fail('NOT_A_STATUS', 'it does not begin with statusResponse');
  const [info = '', ...lines] = decode(buffer.subarray(HEAD.length)).split('\n');
  const keys = readKeys(info);
  if (keys.get('challenge') !== challenge)
    return fail('WRONG_CHALLENGE', 'it answers a request that was not sent');
  const map = keys.get('mapname') ?? '';
  if (!MAP.test(map)) return fail('DAMAGED', 'it has no map');
  const told = lines.filter((line) => line !== '' && line !== '\0');
  if (told.length > MOST_CLIENTS)
    return fail('DAMAGED', `${told.length} clients, at most ${MOST_CLIENTS} can be`);
  const clients = readClients(told, keys.get('p'));
  if (clients === null) return fail('DAMAGED', 'a line of a client cannot be read');
  return { ok: true, status: { ...readServer(keys), map, clients } };
}

function fail(code: Extract<ParsedStatus, { ok: false }>['code'], reason: string): ParsedStatus {
  return { ok: false, code, reason };
}

/** UTF-8, or Latin-1 if it is not. */
function decode(buffer: Buffer): string {
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') ? buffer.toString('latin1') : text;
}

/** `\key\value\key\value`; the first value of a key counts, keys in lower case. */
function readKeys(info: string): ReadonlyMap<string, string> {
  const [, ...parts] = info.split('\\');
  const keys = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const key = (parts[at] ?? '').toLowerCase();
    if (!keys.has(key)) keys.set(key, (parts[at + 1] ?? '').slice(0, MAX_TEXT));
  }
  return keys;
}

function readServer(keys: ReadonlyMap<string, string>): Omit<ServerStatus, 'map' | 'clients'> {
  const limit = Number(keys.get('timelimit') ?? '0');
  return {
    hostName: keys.get('sv_hostname') ?? '',
    needsPassword: keys.get('g_needpass') === '1',
    timeLimitMinutes: limit > 0 && limit <= 1000 ? limit : null,
  };
}

/** @param slots a digit for each used slot and a hyphen for each free one; the lines of clients follow that order. */
function readClients(lines: readonly string[], slots: string | undefined): StatusClient[] | null {
  const used = (slots ?? '').replaceAll('-', '');
  const clients: StatusClient[] = [];
  for (const [at, line] of lines.entries()) {
    const [, xp, ping, rawName] = CLIENT.exec(line) ?? [];
    if (rawName === undefined || rawName.length > MAX_NAME) return null;
    const team = used.length === lines.length ? (TEAMS[Number(used[at])] ?? 'unknown') : 'unknown';
    clients.push({ rawName, team, xp: Number(xp), ping: Number(ping) });
  }
  return clients;
}
