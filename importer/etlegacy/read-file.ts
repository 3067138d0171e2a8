import { hash } from 'node:crypto';
import { hashId } from '../../core/public-id.ts';
import { type EndstatsDocument, parseEndstats } from '../../parsers/etlegacy/parse-endstats.ts';
import { parseRoundFile } from '../../parsers/etlegacy/parse-round-file.ts';
import { recogniseFile } from '../../parsers/etlegacy/recognise-file.ts';
import { parseRoundFileName, type RoundFileName } from '../../parsers/etlegacy/round-file-name.ts';
import type { RoundDocument } from '../../parsers/etlegacy/round-document.ts';

export type ReadFile =
  | ({ readonly ok: true; readonly file: RoundFileName; readonly content: string } & (
      | { readonly kind: 'round'; readonly document: RoundDocument }
      | { readonly kind: 'endstats'; readonly endstats: EndstatsDocument }
    ))
  | { readonly ok: false; readonly code: string; readonly line: number | null; readonly reason: string };

/** From the bytes of one payload to what they say. */
export function readFile(name: string, body: Uint8Array): ReadFile {
  const other = recogniseFile(name, body);
  if (other !== null) return { ok: false, line: null, ...other };
  const file = parseRoundFileName(name);
  if (file?.kind === 'endstats') {
    const parsed = parseEndstats(name, body);
    return parsed.ok
      ? { ok: true, kind: 'endstats', file, content: hashContent(body), endstats: parsed.document }
      : parsed;
  }
  const parsed = parseRoundFile(name, body);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    kind: 'round',
    file: parsed.file,
    content: hashContent(body),
    document: parsed.document,
  };
}

/** The id of the round that a file of this name tells of. */
export function roundIdOf(serverKey: string, file: RoundFileName): number {
  return hashId([serverKey, file.localEnd, file.map, file.label]);
}

/** Same for LF and CRLF copies of one file: the same round exists as both in many a community's archive. */
function hashContent(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const unix = text.includes('\r\n')
    ? Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    : text;
  return hash('sha256', unix);
}
