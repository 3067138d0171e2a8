import { ACCENT } from '../../../framework/reply/blocks.ts';
import type { ImportedFile } from '../../../framework/operations.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import { adminReply } from '../../../replies/admin-replies.ts';
import { escapeText } from '../../../../wording/escape-text.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { FAILURES } from '../../../../parsers/etlegacy/document/failures.ts';
import { recogniseName } from '../../../../parsers/etlegacy/tab/recognise-file.ts';
import type { FetchedUpload } from '../../../framework/incoming/fetch-upload.ts';

export type RefusedUpload = Extract<FetchedUpload, { ok: false }>;
export type UploadOutcome = RefusedUpload | (ImportedFile & { readonly ok: true });

const REFUSED = {
  NOT_A_ROUND_FILE: 'not taken: that is not the name of a round file.',
  TOO_LARGE: 'not taken: no round file is larger than 2 MiB. See whether it is the right file.',
  EMPTY: 'not taken: there is nothing in it. Copy it once more from the game server.',
  NOT_FROM_DISCORD: 'not taken: it does not lie at Discord. Hand it over in the form.',
  OUT_OF_REACH: 'not taken: Discord did not give it out. Try again.',
} as const satisfies Record<RefusedUpload['code'], string>;

/** The outcome of each file, and the next step. */
export function buildUploadReply(server: string, outcomes: readonly UploadOutcome[]): Reply {
  const lines = outcomes.map(
    (outcome) =>
      `- **${escapeText(shorten(outcome.name))}**: ${outcome.ok ? sayImported(outcome) : sayRefused(outcome)}`,
  );
  const isFine = outcomes.every((outcome) => outcome.ok && outcome.status !== 'rejected');
  return adminReply(
    [`## Files for ${sayName(server)}`, ...lines, ...tipsFor(outcomes)],
    isFine ? ACCENT.help : ACCENT.partial,
  );
}

/** For a known name of another kind of file: what it is and what to do. */
function sayRefused({ name, code }: RefusedUpload): string {
  const recognised = code === 'NOT_A_ROUND_FILE' ? recogniseName(name) : null;
  if (recognised === null) return REFUSED[code];
  return `not taken: ${escapeText(recognised.reason)}. ${FAILURES[recognised.code].tip}`;
}

function sayImported({ isKnown, status, code, line, reason }: ImportedFile): string {
  const known = isKnown ? 'known already, so nothing changed; it is ' : '';
  if (status === 'rejected') {
    const where = line === null ? '' : `, line ${line}`;
    return `${known}rejected (${escapeText(code ?? '')}${where}): ${escapeText((reason ?? '').slice(0, 100))}`;
  }
  const words = {
    new: 'stored, and imported as soon as a worker is free.',
    imported: 'imported.',
    duplicate:
      'a duplicate: a round with this content is there under another name. It is kept and counts once.',
    superseded: 'kept, but another file of the same round says more, so that one counts.',
  } as const satisfies Record<Exclude<ImportedFile['status'], 'rejected'>, string>;
  return `${known}${words[status]}`;
}

/** The advice, shown once. */
function tipsFor(outcomes: readonly UploadOutcome[]): string[] {
  const isMisnamed = outcomes.some(
    (outcome) => !outcome.ok && outcome.code === 'NOT_A_ROUND_FILE' && recogniseName(outcome.name) === null,
  );
  const isRejected = outcomes.some((outcome) => outcome.ok && outcome.status === 'rejected');
  return [
    ...(isMisnamed
      ? ['Keep the name that the game server gave: `2025-10-14-213012-supply-round-1.txt`.']
      : []),
    ...(isRejected
      ? ['What was rejected is kept. Copy it once more from the game server; /admin doctor lists it.']
      : []),
  ];
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
