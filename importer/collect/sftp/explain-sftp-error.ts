import { withoutStop } from '../../../core/without-stop.ts';
import type { SftpConfig } from '../../../core/sftp-config.ts';
import { SftpError, type SftpTrouble } from './sftp-trouble.ts';

type Words = readonly [code: SftpTrouble, say: string, tip: string];

const NETWORK = 'Check the address and the port, and any firewall between.';

/** Turns an error of the network, SSH, SFTP or the local disk into a sentence and what to do about it. */
export function explainSftpError(error: unknown, config: SftpConfig): SftpError {
  if (error instanceof SftpError) return error;
  const words = explainLocal(error) ?? explainNetwork(error, config) ?? explainSsh(error, config);
  const [code, say, tip] = words ?? [
    'OTHER',
    `${whereOf(config)} failed: ${messageOf(error)}.`,
    'Try "sftp" by hand with the same account; if that works, please report this as a bug.',
  ];
  return new SftpError(code, say, tip, { cause: error });
}

/** Describes a host key that is not trusted; `seen` is its fingerprint. */
export function explainHostKey(seen: string, config: SftpConfig): SftpError {
  const setting = `${config.settings.hostKey}: ${seen}`;
  if (config.hostKeys.length === 0) {
    return new SftpError(
      'HOST_KEY_UNKNOWN',
      `${whereOf(config)} shows the host key ${seen}, and none is trusted yet.`,
      `Compare it with the key on the machine itself (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then set ${setting}`,
    );
  }
  return new SftpError(
    'HOST_KEY_CHANGED',
    `${whereOf(config)} shows the host key ${seen}, which is not the one you trust. Somebody may be in between.`,
    `Nothing was sent. Only if you know that the machine was set up anew, set ${setting}`,
  );
}

function explainNetwork(error: unknown, config: SftpConfig): Words | undefined {
  const where = whereOf(config);
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['DNS', `No machine answers to the name ${config.host}.`, 'Check the name, and that DNS works.'];
    case 'ECONNREFUSED':
      return ['REFUSED', `Nothing listens at ${where}.`, 'Check the port, and that the SSH server runs.'];
    case 'ETIMEDOUT':
      return ['TIMEOUT', `${where} does not answer.`, NETWORK];
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return ['UNREACHABLE', `There is no way to ${where}.`, NETWORK];
    case 'ECONNRESET':
    case 'EPIPE':
      return ['LOST', `The connection to ${where} was cut.`, 'Debrief retries by itself.'];
    default:
      return undefined;
  }
}

function explainSsh(error: unknown, config: SftpConfig): Words | undefined {
  const where = whereOf(config);
  const message = messageOf(error);
  if (/authentication methods failed/i.test(message)) {
    return [
      'AUTH',
      `${where} refused the account "${config.user}".`,
      `Check the user and ${config.settings.secret}${config.keyFile === undefined ? '' : ", and that the key stands in the account's authorized_keys"}.`,
    ];
  }
  if (/timed out/i.test(message)) return ['TIMEOUT', `${where} does not answer in time.`, NETWORK];
  if (/subsystem|unable to exec|open failed/i.test(message)) {
    return [
      'NO_SFTP',
      `${where} lets us in but offers no SFTP.`,
      'Switch on the sftp subsystem of its SSH server.',
    ];
  }
  if (/before handshake|handshake|protocol|banner|identification/i.test(message)) {
    return ['NO_SSH', `What listens at ${where} is not an SSH server.`, 'Check the port.'];
  }
  if (/no response|connection lost|not connected|unexpected (end|close)|keepalive/i.test(message)) {
    return ['LOST', `The connection to ${where} was lost.`, 'Debrief retries by itself.'];
  }
  return undefined;
}

/** Errors of the local file system name a system call and a path; those of SFTP do not. */
function explainLocal(error: unknown): Words | undefined {
  if (
    !(error instanceof Error) ||
    !('syscall' in error) ||
    !('path' in error || codeOf(error) === 'ENOSPC')
  ) {
    return undefined;
  }
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return ['DISK_FULL', 'The disk here is full.', 'Free some space; the missing files are fetched then.'];
    case 'ENOENT':
      return [
        'LOCAL_FOLDER',
        `The folder here does not exist: ${error.message}.`,
        'Mount its disk, or create the folder; the missing files are fetched then.',
      ];
    default:
      return [
        'LOCAL_FOLDER',
        `The folder here cannot be written: ${error.message}.`,
        'Allow the account that runs Debrief to write to it.',
      ];
  }
}

/** SSH_FX_NO_SUCH_FILE and SSH_FX_PERMISSION_DENIED. */
export function isRemoteMissing(error: unknown): boolean {
  return codeOf(error) === '2' || codeOf(error) === 'ERR_BAD_PATH';
}
export function isRemoteForbidden(error: unknown): boolean {
  return codeOf(error) === '3';
}

export function whereOf({ host, port }: SftpConfig): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return withoutStop(error instanceof Error ? error.message : String(error));
}
