import { readFile } from 'node:fs/promises';
import ssh2 from 'ssh2';
import type { SftpConfig } from '../../../core/sftp-config.ts';
import { SftpError } from './sftp-trouble.ts';

/**
 * Reads the private key for the log-in, anew each time, so that it can be replaced while Debrief runs. Throws an
 * SftpError.
 */
export async function readKeyFile(config: SftpConfig): Promise<Buffer | undefined> {
  const { keyFile, keyPassphrase } = config;
  if (keyFile === undefined) return undefined;
  let key: Buffer;
  try {
    key = await readFile(keyFile);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SftpError(
      'KEY_FILE',
      `The private key cannot be read: ${reason}.`,
      `Let ${config.settings.secret} be the path of a file that Debrief may read.`,
      { cause: error },
    );
  }
  const parsed = ssh2.utils.parseKey(key, keyPassphrase);
  const fault =
    parsed instanceof Error ? parsed.message : parsed.isPrivateKey() ? null : 'it is a public key';
  if (fault === null) return key;
  // The parser's messages never quote the file, but name its fault.
  throw new SftpError(
    'KEY_FILE',
    `The file that ${config.settings.secret} names cannot be used as private key: ${fault}.`,
    'Take an OpenSSH or PEM private key (not the .pub file), with its passphrase if it has one.',
  );
}
