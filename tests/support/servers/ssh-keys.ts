import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import ssh2 from 'ssh2';

export type SshKey = {
  readonly privateKey: string;
  /** One line, in the format of authorized_keys. */
  readonly publicKey: string;
  /** As OpenSSH prints it. */
  readonly fingerprint: string;
};

export function makeSshKey(): SshKey {
  const pair = makePair();
  const blob = Buffer.from(pair.public.split(' ')[1] ?? '', 'base64');
  const hash = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return { privateKey: pair.private, publicKey: pair.public, fingerprint: `SHA256:${hash}` };
}

/** ssh2 drops the first byte of a public key where it is zero, in one of 256 pairs, and such a pair is unreadable. */
function makePair(): ReturnType<typeof ssh2.utils.generateKeyPairSync> {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

/** SSH programs reject keys that other users may read. */
export async function writePrivateKey(file: string, { privateKey }: SshKey): Promise<string> {
  await writeFile(file, privateKey.endsWith('\n') ? privateKey : `${privateKey}\n`, { mode: 0o600 });
  return file;
}
