// Recognizes files that lie beside round files or were uploaded instead of them, so that the error says what to do.
import type { RoundFailureCode } from '../document/failures.ts';
import { parseHeader } from './parse-header.ts';
import { parseRoundFileName } from '../document/round-file-name.ts';

export type Recognised = {
  readonly code: Extract<RoundFailureCode, 'ARCHIVE' | 'COMPANION' | 'PREFIXED_NAME' | 'WEB_PAGE' | 'UTF16'>;
  /** The kind of file, in words. */
  readonly reason: string;
};

const ARCHIVE_NAME = /\.(?:zip|gz|tgz|bz2|tbz2?|xz|txz|zst|7z|rar|tar|pk3)$/i;
const MAGIC: readonly (readonly [kind: string, at: number, bytes: readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', 0, [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];

/** This many bytes show the kind of text. */
const STARTED = 512;

/** Names of files that other scripts write. */
const COMPANION_NAME = /^(?:match_?id\.txt|gametime-.*\.json|.*_team_data\.json|.*_engagements\.txt)$/i;
/** Not endstats files under a changed name, which have content. */
const COMPANION_SUFFIX = /-round-\d+[-_](?!endstats)[a-z][\w-]*\.(?:txt|json|csv|log)$/i;
const START_OF_NAME = /\d{4}-\d\d-\d\d-\d{6}-/g;

/**
 * Recognizes by name alone, for files that are not opened; null for everything else, including round files. Pure; never
 * throws.
 */
export function recogniseName(name: string): Recognised | null {
  if (parseRoundFileName(name) !== null) return null;
  if (COMPANION_NAME.test(name) || COMPANION_SUFFIX.test(name)) return companion();
  if (ARCHIVE_NAME.test(name)) return { code: 'ARCHIVE', reason: 'an archive' };
  const prefix = findPrefix(name);
  return prefix === null
    ? null
    : {
        code: 'PREFIXED_NAME',
        reason: `"${prefix}" precedes the name ${name.slice(prefix.length)}`,
      };
}

/** Recognizes by name and content; null for round files, endstats files and unknown files. Pure; never throws. */
export function recogniseFile(name: string, bytes: Uint8Array): Recognised | null {
  const archive = MAGIC.find(([, at, magic]) => magic.every((byte, i) => bytes[at + i] === byte));
  const named = recogniseName(name);
  if (archive !== undefined) return { code: 'ARCHIVE', reason: `an archive (${archive[0]})` };
  // A renamed copy of a round file must not count as a companion.
  if (named?.code === 'COMPANION') return startsLikeRound(bytes) ? null : named;
  const text = recogniseText(bytes);
  // The name of a server may be anything.
  return text === null || startsLikeRound(bytes) ? named : text;
}

/** Recognizes text that no script writes by its first bytes. */
function recogniseText(bytes: Uint8Array): Recognised | null {
  const start = Buffer.from(bytes.subarray(0, STARTED)).toString('latin1');
  if (/^(?:\xff\xfe|\xfe\xff|[\t\n\r -~]\0[\t\n\r -~]\0|\0[\t\n\r -~]\0[\t\n\r -~])/.test(start))
    return { code: 'UTF16', reason: 'text in UTF-16' };
  // After a byte order mark and blanks, as browsers read it.
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|\?xml)\b/i.test(start))
    return { code: 'WEB_PAGE', reason: 'a web page' };
  return null;
}

function companion(): Recognised {
  return { code: 'COMPANION', reason: 'a companion of round files, without a round in it' };
}

/** The prefix before a complete name of a round file; null without one. */
function findPrefix(name: string): string | null {
  for (const { index } of name.matchAll(START_OF_NAME)) {
    if (index > 0 && parseRoundFileName(name.slice(index)) !== null) return name.slice(0, index);
  }
  return null;
}

/** Whether a file whose name says nothing could be a round file: by a word in the name, or a first line of parts. */
export function mayBeRound(name: string, bytes: Uint8Array): boolean {
  const [line = ''] = Buffer.from(bytes.subarray(0, STARTED)).toString('latin1').split('\n');
  return /round|endstats/i.test(name) || line.split('\\').length >= LEAST_PARTS;
}

/** From the map to the next limit, and the name of the server. */
const LEAST_PARTS = 8;

function startsLikeRound(bytes: Uint8Array): boolean {
  const [line = ''] = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1').split('\n');
  return parseHeader(line.replace(/\r$/, '')).ok;
}
