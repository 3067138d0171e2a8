import { hash } from 'node:crypto';
import { hashId } from '../../../core/public-id.ts';
import { type EndstatsDocument, parseEndstats } from '../../../parsers/etlegacy/tab/parse-endstats.ts';
import { looksLikeJson } from '../../../parsers/etlegacy/json/decode-json.ts';
import { isJsonName } from '../../../parsers/etlegacy/json/is-json-name.ts';
import type { Moment } from '../../../parsers/etlegacy/json/json-moment.ts';
import { parseJsonRound } from '../../../parsers/etlegacy/json/parse-json-round.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import { mayBeRound, recogniseFile } from '../../../parsers/etlegacy/tab/recognise-file.ts';
import {
  parseRoundFileName,
  type RoundFileName,
} from '../../../parsers/etlegacy/document/round-file-name.ts';
import { unifyLineEnds } from '../../../parsers/etlegacy/tab/unify-line-ends.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';

/** Metadata of a file, besides its content. */
export type FileSubject = Omit<RoundFileName, 'localEnd'> & { readonly moment: Moment };

export type ReadFile =
  | ({ readonly ok: true; readonly file: FileSubject; readonly content: string } & (
      | { readonly kind: 'round'; readonly document: RoundDocument }
      | { readonly kind: 'endstats'; readonly endstats: EndstatsDocument }
    ))
  | { readonly ok: false; readonly code: string; readonly line: number | null; readonly reason: string };

/** Parses the bytes of one payload. */
export function readFile(name: string, body: Uint8Array): ReadFile {
  const other = recogniseFile(name, body);
  if (other !== null) return { ok: false, line: null, ...other };
  if (looksLikeJson(body) || isJsonName(name)) return readJson(name, body);
  const file = parseRoundFileName(name);
  if (file === null && !mayBeRound(name, body))
    return { ok: false, code: 'OTHER_FILE', line: null, reason: 'not a round file' };
  if (file?.kind === 'endstats') {
    const parsed = parseEndstats(name, body);
    const subject = toSubject(file);
    return parsed.ok
      ? { ok: true, kind: 'endstats', file: subject, content: hashContent(body), endstats: parsed.document }
      : parsed;
  }
  const parsed = parseRoundFile(name, body);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    kind: 'round',
    file: toSubject(parsed.file),
    content: hashContent(body),
    document: parsed.document,
  };
}

function toSubject({ localEnd, ...file }: RoundFileName): FileSubject {
  return { ...file, moment: { localEnd } };
}

function readJson(name: string, body: Uint8Array): ReadFile {
  const parsed = parseJsonRound(name, body);
  if (!parsed.ok) return parsed;
  const { moment, document } = parsed;
  const { map, label } = document.header;
  // The dumped and the pushed document of one round have their keys in different orders.
  const content = hash('sha256', JSON.stringify([moment, document]));
  return { ok: true, kind: 'round', file: { kind: 'round', name, map, label, moment }, content, document };
}

/** The id of the round of a file with this time, map and label. */
export function roundIdOf(
  serverKey: string,
  file: Pick<RoundFileName, 'localEnd' | 'map' | 'label'>,
): number {
  return hashId([serverKey, file.localEnd, file.map, file.label]);
}

/** Equal for LF, CRLF and CR copies of one file, because many archives contain the same round as several of them. */
function hashContent(written: Uint8Array): string {
  const body = unifyLineEnds(written);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // A byte is found far faster than two, and most files have none.
  const unix = text.includes(CARRIAGE_RETURN)
    ? Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    : text;
  return hash('sha256', unix);
}

const CARRIAGE_RETURN = 13;
