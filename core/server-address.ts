// Where a game server answers queries.
import { isIPv6 } from 'node:net';
import { z } from 'zod';

export type ServerAddress = { readonly host: string; readonly port: number };

/** The default port of game servers of this family. */
const USUAL_PORT = 27_960;
const SHAPE = /^(?:\[(?<six>[\da-f:.]+)\]|(?<host>[\w.-]+))(?::(?<port>\d{1,5}))?$/i;

/** Parses `host`, `host:port` or `[IPv6]:port`. */
export const serverAddress = z.string().transform((text, context): ServerAddress => {
  const { six, host = six, port = String(USUAL_PORT) } = SHAPE.exec(text)?.groups ?? {};
  const isValid = host !== undefined && (six === undefined || isIPv6(six));
  if (isValid && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  context.addIssue({
    code: 'custom',
    message: 'must be the address at which players connect, such as "et.example.org:27960"',
  });
  return z.NEVER;
});
