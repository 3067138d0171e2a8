// Settings of the HTTP server.
import { z } from 'zod';
import { MEBIBYTE, MOST_DOCUMENT_MB } from './document-size.ts';

/** Tried first when HTTP_PORT is unset; the next free one is taken otherwise. */
export const USUAL_PORT = 7828;

const words = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''));

export const httpEnvironment = {
  /** Port of the HTTP server; 0 for none. */
  HTTP_PORT: z.coerce
    .number('must be a port number, up to 65535')
    .int('must be a port number, up to 65535')
    .min(0, 'must be a port number, up to 65535')
    .max(65_535, 'must be a port number, up to 65535')
    .optional(),
  /** Address that the port binds to. */
  HTTP_HOST: z.string().default('127.0.0.1'),
  /** Address under which others reach it, such as behind a proxy. */
  HTTP_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://stats.example.org' })
    .optional(),
  /** Whether those without a key see what is marked public. */
  HTTP_PUBLIC: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  HTTP_PROXIES: words
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be addresses of proxies')))
    .default([]),
  /** Sites whose scripts in a browser may use the API. */
  HTTP_ORIGINS: words
    .pipe(z.array(z.string().regex(/^https?:\/\/[^/\s*]+$/, 'must be sites such as https://example.org')))
    .default([]),
  /** The largest body that a game server may push, MiB: as it comes, and unpacked. */
  HTTP_PUSH_MB: z.coerce.number().min(1).max(64).default(4),
  HTTP_PUSH_UNPACKED_MB: z.coerce
    .number()
    .min(1)
    .max(MOST_DOCUMENT_MB, `must be at most ${MOST_DOCUMENT_MB}, the largest document that is read`)
    .default(MOST_DOCUMENT_MB),
};

export type HttpConfig = {
  readonly host: string;
  readonly port: number;
  /** Whether the port was chosen; otherwise the next free one is taken if it is in use. */
  readonly isPortSet: boolean;
  /** Address for people and links, without a slash at its end; undefined where only this machine reaches it. */
  readonly url: string | undefined;
  readonly isPublic: boolean;
  readonly proxies: readonly string[];
  readonly origins: readonly string[];
  readonly push: { readonly packedBytes: number; readonly unpackedBytes: number };
};

/** Returns undefined where HTTP is switched off. */
export function readHttp(settings: z.infer<z.ZodObject<typeof httpEnvironment>>): HttpConfig | undefined {
  const { HTTP_PORT, HTTP_HOST, HTTP_URL, HTTP_PUBLIC, HTTP_PROXIES, HTTP_ORIGINS } = settings;
  if (HTTP_PORT === 0) return undefined;
  return {
    host: HTTP_HOST,
    port: HTTP_PORT ?? USUAL_PORT,
    isPortSet: HTTP_PORT !== undefined,
    url: HTTP_URL?.replace(/\/+$/, ''),
    isPublic: HTTP_PUBLIC === 'yes',
    proxies: HTTP_PROXIES,
    origins: HTTP_ORIGINS,
    push: {
      packedBytes: settings.HTTP_PUSH_MB * MEBIBYTE,
      unpackedBytes: settings.HTTP_PUSH_UNPACKED_MB * MEBIBYTE,
    },
  };
}
