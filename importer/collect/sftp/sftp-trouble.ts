/** Failures between Debrief and a game server's files, in the order in which they occur. */
const SFTP_TROUBLES = [
  'KEY_FILE',
  'DNS',
  'REFUSED',
  'TIMEOUT',
  'UNREACHABLE',
  'NO_SSH',
  'HOST_KEY_UNKNOWN',
  'HOST_KEY_CHANGED',
  'AUTH',
  'NO_SFTP',
  'FOLDER_MISSING',
  'FOLDER_FORBIDDEN',
  'LOST',
  'DISK_FULL',
  'LOCAL_FOLDER',
  'OTHER',
] as const;
export type SftpTrouble = (typeof SFTP_TROUBLES)[number];

/** A failure for people: what is wrong, and what to do. Never holds a secret. */
export class SftpError extends Error {
  override readonly name = 'SftpError';
  readonly code: SftpTrouble;
  readonly tip: string;

  constructor(code: SftpTrouble, say: string, tip: string, options?: ErrorOptions) {
    super(say, options);
    this.code = code;
    this.tip = tip;
  }
}
