// Settings for fetching a game server's files by SFTP. Secrets come from the environment only; debrief.json names the
// variables.
import { z } from 'zod';

export type SftpConfig = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Folder of the round files on the game server. */
  readonly folder: string;
  /** Trusted fingerprints ("SHA256:...") of host keys; empty until a person has verified one. */
  readonly hostKeys: readonly string[];
  readonly password: string | undefined;
  readonly keyFile: string | undefined;
  readonly keyPassphrase: string | undefined;
  /** Names of the settings that an error message refers to. */
  readonly settings: { readonly hostKey: string; readonly secret: string };
};

const HOST_KEY = /^SHA256:[A-Za-z0-9+/]{43}$/;

const host = z.string().regex(/^[A-Za-z0-9._:-]+$/, 'must be a host name or an address');
const port = z.coerce
  .number('must be a port number, from 1 to 65535')
  .int()
  .min(1, 'must be a port number, from 1 to 65535')
  .max(65_535, 'must be a port number, from 1 to 65535');
const user = z.string().min(1, 'must be the name of an account');
const folder = z.string().min(1, 'must be the path of a folder on the game server');
const hostKeys = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine(
    (keys) => keys.every((key) => HOST_KEY.test(key)),
    'must be a fingerprint such as "debrief sftp test" prints it: SHA256: and 43 letters',
  );
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable');

/** Read separately from the schema, so that no validation message can show them. */
export const SFTP_SECRETS = ['ET_SFTP_PASSWORD', 'ET_SFTP_KEY_FILE', 'ET_SFTP_KEY_PASSPHRASE'] as const;

/** SFTP settings of the single server that the environment describes. */
export const sftpEnvironment = z.object({
  /** Machine that holds the round files; setting it enables SFTP. */
  ET_SFTP_HOST: host.optional(),
  ET_SFTP_PORT: port.default(22),
  ET_SFTP_USER: user.optional(),
  /** Folder of the round files on that machine. */
  ET_SFTP_FOLDER: folder.optional(),
  /** Fingerprint of the machine's host key. */
  ET_SFTP_HOST_KEY: hostKeys.optional(),
});

/** SFTP settings of one server in debrief.json. */
export const sftpEntry = z
  .strictObject({
    host,
    port: port.default(22),
    user,
    folder,
    hostKey: hostKeys.optional(),
    /** Name of the environment variable with the password. */
    passwordEnv: variable.optional(),
    /** Name of the environment variable with the path of a private key. */
    keyFileEnv: variable.optional(),
    /** Name of the environment variable with the passphrase of that key. */
    keyPassphraseEnv: variable.optional(),
  })
  .refine(
    (entry) => entry.passwordEnv !== undefined || entry.keyFileEnv !== undefined,
    'needs passwordEnv or keyFileEnv, the name of an environment variable with the password or the key file',
  );

type Env = Readonly<Record<string, string | undefined>>;
type Read = { readonly sftp: SftpConfig | undefined; readonly problems: readonly string[] };

/** Reads the SFTP settings of the single server that the environment describes, if there are any. */
export function readSftpEnvironment(settings: z.infer<typeof sftpEnvironment>, env: Env): Read {
  const { ET_SFTP_HOST: host, ET_SFTP_USER: user, ET_SFTP_FOLDER: folder } = settings;
  if (host === undefined) return { sftp: undefined, problems: findStray(env) };
  const secrets = {
    password: env['ET_SFTP_PASSWORD'],
    keyFile: env['ET_SFTP_KEY_FILE'],
    keyPassphrase: env['ET_SFTP_KEY_PASSPHRASE'],
  };
  const problems = [
    ...(user === undefined ? ['ET_SFTP_USER is missing: the account on ET_SFTP_HOST.'] : []),
    ...(folder === undefined ? ['ET_SFTP_FOLDER is missing: the folder on ET_SFTP_HOST.'] : []),
    ...(secrets.password === undefined && secrets.keyFile === undefined
      ? ['ET_SFTP_KEY_FILE (better) or ET_SFTP_PASSWORD is missing: how to log in to ET_SFTP_HOST.']
      : []),
  ];
  if (user === undefined || folder === undefined || problems.length > 0) return { sftp: undefined, problems };
  return {
    problems,
    sftp: {
      host,
      port: settings.ET_SFTP_PORT,
      user,
      folder,
      hostKeys: settings.ET_SFTP_HOST_KEY ?? [],
      ...secrets,
      settings: {
        hostKey: 'ET_SFTP_HOST_KEY in .env',
        secret: secrets.keyFile === undefined ? 'ET_SFTP_PASSWORD' : 'ET_SFTP_KEY_FILE',
      },
    },
  };
}

/** Reads the SFTP settings of one server in debrief.json. `key` is the server's. */
export function readSftpEntry(key: string, entry: z.infer<typeof sftpEntry>, env: Env): Read {
  const { host, port, user, folder, passwordEnv, keyFileEnv, keyPassphraseEnv } = entry;
  const read = (name: string | undefined): string | undefined => (name === undefined ? undefined : env[name]);
  const problems = [passwordEnv, keyFileEnv, keyPassphraseEnv].flatMap((name) =>
    name !== undefined && read(name) === undefined
      ? [`${name} is missing in the environment: debrief.json names it for the server "${key}".`]
      : [],
  );
  const sftp = {
    host,
    port,
    user,
    folder,
    hostKeys: entry.hostKey ?? [],
    password: read(passwordEnv),
    keyFile: read(keyFileEnv),
    keyPassphrase: read(keyPassphraseEnv),
    settings: {
      hostKey: `"hostKey" of "${key}" in debrief.json`,
      secret: keyFileEnv ?? passwordEnv ?? '',
    },
  };
  return { sftp: problems.length > 0 ? undefined : sftp, problems };
}

function findStray(env: Env): string[] {
  const stray = Object.keys(env).filter((name) => name.startsWith('ET_SFTP_'));
  return stray.length === 0
    ? []
    : [
        `ET_SFTP_HOST is missing: ${stray.toSorted().join(', ')} ${stray.length === 1 ? 'has' : 'have'} no effect without it.`,
      ];
}
