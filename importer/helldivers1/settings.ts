import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const url = z
  .url('must be an address, such as https://api.helldiversgame.com/1.0/')
  .transform((text) => new URL(text))
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)),
    'must start with https://; http:// is for this machine only',
  )
  .refine(({ username, password }) => username + password === '', 'must not contain a user or a password');

const pins = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((pin) => pin !== ''))
  .refine(
    (list) => list.every((pin) => /^sha256\/[A-Za-z0-9+/]{43}=$/.test(pin)),
    'must be pins such as sha256/AbC...=, with commas between them; "npm run debrief -- helldivers1 tls" shows them',
  );

/** The environment variables of Helldivers 1. */
export const helldivers1Settings = z.object({
  /** Whether the war is followed. */
  HD1_FOLLOW: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  /** Address of the API. */
  HD1_URL: url.default(new URL('https://api.helldiversgame.com/1.0/')),
  /** Public keys of its host that a person has approved, because its certificate does not validate. */
  HD1_PINS: pins.default([]),
  /** How often the current war is polled. */
  HD1_POLL_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(1, 'must be at least 1 second')
    .max(3600, 'must be at most 3600 seconds')
    .default(20),
});

export type Helldivers1Settings = z.infer<typeof helldivers1Settings>;

type Read =
  | { readonly ok: true; readonly settings: Helldivers1Settings }
  /** Every problem, in words. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** An empty setting counts as absent. */
export function parseHelldivers1Settings(env: Readonly<Record<string, string | undefined>>): Read {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const read = helldivers1Settings.safeParse(Object.fromEntries(given));
  if (read.success) return { ok: true, settings: read.data };
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`),
  };
}
