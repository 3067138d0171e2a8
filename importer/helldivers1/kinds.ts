import type { PayloadKind } from '../game-importer.ts';
import { refuseFromFuture } from '../inbox/refuse-future.ts';
import type { AnswerKind } from '../../parsers/helldivers1/identify-answer.ts';

const EXTENSIONS = ['.json', '.html', '.jsonl', '.jsonl.gz'];
const STATUS_KEEP_S = 900;

/** The current war at one moment, the course of one war, and everything else: errors, pages, truncated bodies. */
export const KINDS = [
  {
    name: 'status',
    contentType: 'application/json',
    extensions: EXTENSIONS,
    snapshot: { keepEveryS: STATUS_KEEP_S },
    refuse: refuseFromFuture,
  },
  { name: 'snapshots', contentType: 'application/json', extensions: EXTENSIONS, refuse: refuseFromFuture },
  { name: 'unknown', contentType: 'application/octet-stream', extensions: EXTENSIONS },
] as const satisfies readonly (PayloadKind & { readonly name: AnswerKind })[];
